using System.CommandLine;
using Prongsai.Assessment.Contracts;

namespace Prongsai.Host.Verbs;

internal static class PackVerbs
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var check = new Command("check", "Check the framework packs as they lie in their folder.") { json };
        check.SetAction((call, ct) => Task.FromResult(Check(call.GetValue(json))));
        return new Command("packs", "Frameworks, holidays and wording as data.") { check };
    }

    private static int Check(bool json)
    {
        using var scope = HostApp.Create([]).Services.CreateScope();
        var reports = scope.ServiceProvider.GetRequiredService<IPackChecks>().CheckAll();
        var findings = reports.Sum(r => r.Findings.Count);
        if (json)
        {
            Answer.Json(reports);
        }
        else
        {
            foreach (var report in reports)
            {
                Console.Out.WriteLine($"{report.Pack}: {report.Items} items, {report.Questions} questions, {report.Unconfirmed} rules not confirmed, {report.Findings.Count} findings");
                foreach (var finding in report.Findings)
                {
                    Console.Out.WriteLine($"  {finding.Code} {finding.Where}: {finding.Thai}");
                }
            }
        }

        return reports.Count == 0 || findings > 0 ? Answer.Findings : Answer.Ok;
    }
}
