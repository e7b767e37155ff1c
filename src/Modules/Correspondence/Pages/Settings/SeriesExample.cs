using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence.Pages.Settings;

/// <summary>What a series would give next if it were as the form has it, and what the form offers.</summary>
internal sealed class SeriesExample(EntryDesk desk, SeriesBook book, IAgencyDirectory agency, TimeProvider clock)
{
    private const int Sample = 12;

    public async Task<IReadOnlyList<SelectListItem>> UnitsAsync(CancellationToken ct) =>
        [.. (await agency.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];

    /// <summary>Each pattern as it looks on paper.</summary>
    public async Task<IReadOnlyList<SelectListItem>> PatternsAsync(CancellationToken ct)
    {
        var prefix = (await agency.ProfileAsync(ct)).NumberPrefix;
        var year = BuddhistEra.Of(Bangkok.Today(clock));
        return [.. NumberPattern.All.Select(p => new SelectListItem(NumberPattern.Write(p, prefix.Length > 0 ? prefix : "สม 99901", Sample, year), p))];
    }

    public async Task<string> PrefixHintAsync(CancellationToken ct)
    {
        var prefix = (await agency.ProfileAsync(ct)).NumberPrefix;
        return prefix.Length > 2
            ? $"เว้นว่างเพื่อใช้ของหน่วยงาน คือ {prefix} ส่วนราชการอื่นมักเปลี่ยนสองหลักท้าย เช่น {prefix[..^2]}02"
            : "เว้นว่างเพื่อใช้ของหน่วยงาน เช่น สม 99901";
    }

    /// <returns>Empty when the form has no pattern yet.</returns>
    public async Task<string> OfAsync(NumberSeries? stored, SeriesModel.Form form, CancellationToken ct)
    {
        if (!NumberPattern.All.Contains(form.Pattern ?? ""))
        {
            return "";
        }

        var kind = stored?.Kind ?? RegisterKinds.Of(form.Kind ?? "") ?? RegisterKind.Letter;
        var counts = form.WithLetters ? (await book.FindAsync(RegisterKind.Letter.Name(), stored?.UnitId ?? form.UnitId, null, ct)).Value?.Counts ?? stored : stored;
        var tried = new NumberSeries { Kind = kind, YearKind = form.YearKind, FirstYear = form.FirstYear ?? 0, FirstNumber = form.FirstNumber ?? 1 };
        var year = tried.YearOf(Bangkok.Today(clock));
        var running = Math.Max(counts is null ? 1 : await desk.NextAsync(counts, year, ct), form.WithLetters ? 1 : tried.FirstIn(year));
        var prefix = string.IsNullOrWhiteSpace(form.Prefix) ? (await agency.ProfileAsync(ct)).NumberPrefix : EntryDesk.One(form.Prefix);
        return NumberPattern.Write(form.Pattern!, prefix, running, year);
    }
}
