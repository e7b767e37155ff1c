using System.CommandLine;
using Prongsai.Host.Verbs;

var call = Root.Build().Parse(args);
if (call.Errors.Count > 0)
{
    return Answer.Wrong(string.Join(" ", call.Errors.Select(e => e.Message)) + " (--help)");
}

try
{
    return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is not OperationCanceledException)
{
    // One clear line; the whole story for whoever asks for it.
    Console.Error.WriteLine($"prongsai: ทำไม่สำเร็จ {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
    if (Environment.GetEnvironmentVariable("PRONGSAI_TRACE") is { Length: > 0 })
    {
        Console.Error.WriteLine(error);
    }

    return Answer.Findings;
}
