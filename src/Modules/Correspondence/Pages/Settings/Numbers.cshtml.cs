using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Correspondence.Pages.Registers;
using Prongsai.Platform;

namespace Prongsai.Correspondence.Pages.Settings;

/// <summary>Every series in use with the number it would give next, also those nobody set up.</summary>
[Needs(CorrespondencePermissions.Setup)]
internal sealed class NumbersModel(RegisterDesk desk, IAgencyDirectory agency, CloseSeries close, TimeProvider clock) : PageModel
{
    public string Prefix { get; private set; } = "";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Prefix = (await agency.ProfileAsync(ct)).NumberPrefix;
        var units = (await agency.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var open = await desk.Series.OpenAsync(ct);
        var shown = Enum.GetValues<RegisterKind>().Where(k => !open.Exists(s => s.Kind == k && s.UnitId is null && s.Name.Length == 0)).Select(SeriesBook.Usual);
        var rows = new List<Row>();
        foreach (var series in open.Concat(shown).OrderBy(s => s.Kind).ThenBy(s => s.UnitId is not null).ThenBy(s => s.Name, StringComparer.Ordinal).ToList())
        {
            var stored = open.Contains(series);
            var next = await desk.Next.PeekAsync(series.Kind.Name(), series.UnitId, stored ? series.Id : null, Bangkok.Today(clock), ct);
            var owner = series.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "ทั้งหน่วยงาน";
            rows.Add(new(series, series.Name.Length > 0 ? $"{series.Name} {owner}" : owner, next.Value?.Text ?? "", stored));
        }

        Rows = rows;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var outcome = await close.HandleAsync(id, ct);
        if (outcome is null)
        {
            return NotFound();
        }

        this.Say(outcome.Done ? $"เลิกใช้ชุดเลข{outcome.Value.Kind.Words()}นี้แล้ว เลขที่ออกไปแล้วคงอยู่ในทะเบียน" : "ชุดเลขทั่วไปของหน่วยงานเลิกใช้ไม่ได้ โปรดแก้ไขวิธีนับแทน");
        return LocalRedirect("/app/settings/numbers");
    }

    /// <param name="Stored">False: as the regulation has it, not yet set up.</param>
    internal sealed record Row(NumberSeries Series, string Owner, string Next, bool Stored)
    {
        public bool MayClose => Stored && (Series.UnitId is not null || Series.Name.Length > 0);

        public string EditHref => Stored ? $"/app/settings/numbers/edit/{Series.Id}" : $"/app/settings/numbers/edit?kind={Series.Kind.Name()}";
    }
}
