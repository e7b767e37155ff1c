using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Measures.Linting;
using Prongsai.Measures.Reading;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureChecks;

/// <summary>The slips that the measures of the year may have.</summary>
[Needs(Permissions.View)]
internal sealed class IndexModel(MeasureTables tables, IFrameworks frameworks, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<(Finding Finding, Guid? Measure)> Findings { get; private set; } = [];
    public int Count { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var numbered = await tables.NumberedAsync(Year, user.UnitId, ct);
        var measures = numbered.ConvertAll(p => p.Measure);
        Count = measures.Count;
        var ids = new Dictionary<string, Guid>();
        var rows = new List<ImportedRow>();
        foreach (var (m, number) in numbered)
        {
            var row = Row(m, number);
            rows.Add(row);
            ids[row.Source] = m.Id;
        }

        var framework = await frameworks.OfYearAsync(Year, ct);
        var unread = measures.Zip(rows).Where(p => p.First.PeriodText.Length == 0 || PeriodReader.Read(p.First.PeriodText, new FiscalYear(Year)).Problem is not null)
            .Select(p => new Finding("period-unclear", p.Second.Source, p.First.PeriodText, "มาตรการนี้เริ่มและสิ้นสุดเมื่อใด"));
        Findings = [.. Lint.Of(LintSubject.Of(Year, rows, framework, framework is null ? null : new(framework, await frameworks.OfYearAsync(Year - 1, ct)))).Concat(unread).Select(f => (f, ids.TryGetValue(f.Where, out var id) ? id : (Guid?)null))];
    }

    private static ImportedRow Row(Measure m, int number) => new(
        m.IssueNo, m.Issue, m.ItemCodes, m.Finding, m.Text, [.. m.Steps.Select(s => s.Text)],
        m.PeriodFrom is null && m.PeriodTo is null ? [] : [new("range", m.PeriodFrom, m.PeriodTo, m.PeriodText)],
        [.. m.Owners.Select(o => o.Text)], m.FollowUp, m.Result, m.Outcome, m.Suggestion,
        string.Create(CultureInfo.InvariantCulture, $"มาตรการ {MeasuresToday.Label(m, number)}"), null, "", m.Target, m.PeriodText);
}
