using Prongsai.Host.Verbs;

var call = Root.Build().Parse(args);
if (call.Errors.Count > 0)
{
    return Answer.Wrong(string.Join(" ", call.Errors.Select(e => e.Message)) + " (--help)");
}

return await call.InvokeAsync();
