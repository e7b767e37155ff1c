using System.CommandLine;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

internal static class MeasureVerbs
{
    public static Command Build()
    {
        var (file, json) = (InputFile.Argument("Old table of measures: DOCX, XLSX, HTML, CSV, TSV or text."), Answer.JsonOption());
        var read = new Command("read", "Read a table of measures; keeps nothing.") { file, json };
        read.SetAction((call, ct) => Task.FromResult(Read(call.GetValue(file)!)));

        var (importFile, importJson) = (InputFile.Argument("Old table of measures."), Answer.JsonOption());
        var agency = new Option<string>("--agency") { Description = "Slug of the agency.", Required = true };
        var year = new Option<int>("--year") { Description = "Fiscal year (BE).", Required = true };
        var import = new Command("import", "Read a table of measures into a fiscal year of an agency.") { importFile, agency, year, importJson };
        import.SetAction((call, ct) => ImportAsync(call.GetValue(importFile)!, call.GetValue(agency)!, call.GetValue(year), call.GetValue(importJson), ct));
        return new Command("measures", "Tables of measures.") { read, import };
    }

    public static Command BuildLint()
    {
        var (file, json) = (InputFile.Argument("Document to check."), Answer.JsonOption());
        var lint = new Command("lint", "Find the slips of a table of measures or a report.") { file, json };
        lint.SetAction((call, ct) => Task.FromResult(Lint(call.GetValue(file)!, call.GetValue(json))));
        return lint;
    }

    // The answer is a tree: it is JSON with and without --json.
    private static int Read(FileInfo file) => WithFile(file, (files, services, stream) =>
    {
        var outcome = files.Read(stream, file.Name);
        if (!outcome.Done)
        {
            return Answer.Refused(services, outcome.Refusal);
        }

        Answer.Json(outcome.Value);
        return Answer.Ok;
    });

    private static int Lint(FileInfo file, bool json) => WithFile(file, (files, services, stream) =>
    {
        var outcome = files.Lint(stream, file.Name);
        if (!outcome.Done)
        {
            return Answer.Refused(services, outcome.Refusal);
        }

        Print(outcome.Value, outcome.Value.Findings, json);
        return outcome.Value.Findings.Count == 0 ? Answer.Ok : Answer.Findings;
    });

    private static void Print(object whole, IReadOnlyList<LintFinding> findings, bool json)
    {
        if (json)
        {
            Answer.Json(whole);
            return;
        }

        foreach (var finding in findings)
        {
            Console.Out.WriteLine($"{finding.Code}\t{finding.Where}\t{finding.Text}\t{finding.Hint}");
        }
    }

    private static int WithFile(FileInfo file, Func<IMeasureFiles, IServiceProvider, Stream, int> work)
    {
        var (stream, problem) = InputFile.Open(file);
        if (stream is null)
        {
            return Answer.Wrong(problem!);
        }

        using (stream)
        {
            var app = HostApp.Create([]);
            using var scope = app.Services.CreateScope();
            return work(scope.ServiceProvider.GetRequiredService<IMeasureFiles>(), scope.ServiceProvider, stream);
        }
    }

    private static async Task<int> ImportAsync(FileInfo file, string agency, int year, bool json, CancellationToken ct)
    {
        var (stream, problem) = InputFile.Open(file);
        if (stream is null)
        {
            return Answer.Wrong(problem!);
        }

        await using (stream)
        await using (var office = await OfficeScope.OpenAsync(agency, ct))
        {
            if (office.Problem is { } wrong)
            {
                return Answer.Wrong(wrong);
            }

            var outcome = await office.Services.GetRequiredService<IMeasureFiles>().ImportAsync(stream, file.Name, year, ct);
            if (!outcome.Done)
            {
                return Answer.Refused(office.Services, outcome.Refusal);
            }

            Console.Error.WriteLine($"นำเข้า {outcome.Value.Rows} มาตรการในปีงบประมาณ {year} แล้ว ข้อความที่จัดเข้าช่องไม่ได้ {outcome.Value.Unresolved} แห่ง");
            Print(outcome.Value, outcome.Value.Findings, json);
            return outcome.Value.Findings.Count == 0 && outcome.Value.Unresolved == 0 ? Answer.Ok : Answer.Findings;
        }
    }
}
