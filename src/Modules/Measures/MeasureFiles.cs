using Prongsai.Measures.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Measures.Linting;
using Prongsai.Measures.Writing;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Measures;

internal sealed class MeasureFiles(IServiceProvider services) : IMeasureFiles
{
    public Outcome<object> Read(Stream file, string fileName)
    {
        var read = MeasureDocuments.Read(TableFile.Read(file, fileName), fileName);
        return read.Done ? read.Value : read.Refusal;
    }

    public Outcome<LintReport> Lint(Stream file, string fileName) => MeasureDocuments.Check(TableFile.Read(file, fileName), fileName);

    public async Task<Outcome<ImportReport>> ImportAsync(Stream file, string fileName, int fiscalYear, CancellationToken ct)
    {
        var read = MeasureDocuments.Read(TableFile.Read(file, fileName, ct), fileName);
        if (!read.Done)
        {
            return read.Refusal;
        }

        // Reading a file needs no database; only importing asks for what has one.
        var import = (ImportMeasures)services.GetService(typeof(ImportMeasures))!;
        var table = read.Value;
        var draft = await import.KeepAsync(table, fileName, fiscalYear, ct);
        var confirmed = await import.ConfirmAsync(draft.Id, [.. Enumerable.Range(0, table.Rows.Count)], new Dictionary<int, ImportedRow>(), keepResults: true, ct);
        return confirmed.Done
            ? new ImportReport(confirmed.Value.Confirmed, table.Unresolved.Count, [.. table.Findings.Select(MeasureDocuments.Told)])
            : confirmed.Refusal;
    }
}

/// <summary>Reading and checking of documents, without a database.</summary>
internal static class MeasureDocuments
{
    /// <summary>The table of a document with all findings; or a refusal <c>file.*</c>, <c>import.no-table</c>.</summary>
    public static Outcome<ImportedTable> Read(Outcome<TableDocument> document, string fileName)
    {
        if (!document.Done)
        {
            return document.Refusal;
        }

        var table = MeasureTableReader.Read(document.Value, fileName);
        return table.Rows.Count == 0 ? new Refusal("import.no-table") : table with { Findings = Linting.Lint.Of(document.Value, table) };
    }

    public static Outcome<LintReport> Check(Outcome<TableDocument> document, string fileName) => document.Done
        ? new LintReport([.. Linting.Lint.Of(document.Value, MeasureTableReader.Read(document.Value, fileName)).Select(Told)])
        : document.Refusal;

    public static LintFinding Told(Finding f) => new(f.Code, f.Where, f.Text, f.Hint);
}
