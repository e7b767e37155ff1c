using System.CommandLine;
using Prongsai.Assessment.Contracts;

namespace Prongsai.Host.Verbs;

internal static class ScoreVerb
{
    public static Command Build()
    {
        var file = InputFile.Argument("JSON with any of questions, items, indicators, instruments.");
        var pack = new Option<string>("--pack") { Description = "Framework, e.g. ita-2564.", Required = true };
        var json = Answer.JsonOption();
        var command = new Command("score", "Compute indicators, instruments, total and level by the rules of a year.") { file, pack, json };
        command.SetAction((call, ct) => Task.FromResult(Run(call.GetValue(file)!, call.GetValue(pack)!, call.GetValue(json))));
        return command;
    }

    private static int Run(FileInfo file, string pack, bool json)
    {
        var (stream, problem) = InputFile.Open(file);
        if (stream is null)
        {
            return Answer.Wrong(problem!);
        }

        using (stream)
        {
            using var scope = HostApp.Create([]).Services.CreateScope();
            var answer = scope.ServiceProvider.GetRequiredService<IScoring>().Score(stream, pack);
            if (answer.Sheet is null)
            {
                Console.Error.WriteLine("prongsai: " + answer.Error);
                return answer.WrongCall ? Answer.WrongCall : Answer.Findings;
            }

            if (json)
            {
                Answer.Json(answer.Sheet);
            }
            else
            {
                Print(answer.Sheet);
            }

            return Answer.Ok;
        }
    }

    private static void Print(ScoreSheet sheet)
    {
        foreach (var (code, value) in sheet.Indicators.Concat(sheet.Instruments))
        {
            Console.Out.WriteLine($"{code}\t{Shown(value)}");
        }

        Console.Out.WriteLine($"total\t{Shown(sheet.Total)}\nlevel\t{sheet.Level ?? "–"}");
        foreach (var difference in sheet.Differences ?? [])
        {
            Console.Out.WriteLine($"{difference.Code}: given {Shown(difference.Given)}, computed {Shown(difference.Computed)}");
        }
    }

    private static string Shown(decimal? value) => value is { } known ? Answer.Number(known) : "–";
}
