using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

/// <summary>How a verb answers: JSON or lines on standard output, one line of error on standard error, an exit code.</summary>
internal static class Answer
{
    public const int Ok = 0;
    public const int Findings = 1;
    public const int WrongCall = 2;

    private static readonly JsonSerializerOptions Pretty = new(Platform.Json.Options) { WriteIndented = true };

    public static Option<bool> JsonOption() => new("--json") { Description = "Answer as JSON." };

    public static void Json(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, value.GetType(), Pretty));

    public static int Wrong(string line)
    {
        Console.Error.WriteLine("prongsai: " + line);
        return WrongCall;
    }

    public static int Refused(IServiceProvider services, Refusal refusal)
    {
        Console.Error.WriteLine("prongsai: " + Sentences.Of(services, refusal));
        return Findings;
    }

    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
