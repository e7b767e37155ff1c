using Prongsai.Measures.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Measures.Linting;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Measures;

/// <summary>Reading and checking of files, without a database.</summary>
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
        return table.Rows.Count == 0 ? new Refusal("import.no-table") : table with { Findings = Lint.Of(document.Value, table) };
    }

    public static Outcome<LintReport> Check(Outcome<TableDocument> document, string fileName)
    {
        if (!document.Done)
        {
            return document.Refusal;
        }

        var findings = Lint.Of(document.Value, MeasureTableReader.Read(document.Value, fileName));
        return new LintReport([.. findings.Select(f => new LintFinding(f.Code, f.Where, f.Text, f.Hint))]);
    }
}
