using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Texts;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks.Findings;

/// <param name="Evidence">Its title.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Why">Why it would fail.</param>
/// <param name="Mend">What to do.</param>
internal sealed record FindingLine(Finding Finding, string Evidence, string What, string Why, string Mend)
{
    public string Kind => KindOf(Finding.Weight);

    public string Word => WordOf(Finding.Weight);

    public static string WordOf(Weight weight) => weight switch
    {
        Weight.Blocks => "ต้องแก้",
        Weight.Warns => "ควรตรวจ",
        _ => "ข้อสังเกต",
    };

    private static string KindOf(Weight weight) => weight switch
    {
        Weight.Blocks => "danger",
        Weight.Warns => "warn",
        _ => "neutral",
    };
}

/// <param name="Open">What blocks first.</param>
/// <param name="Let">Looked at by a person and let stand.</param>
/// <param name="Check">Null: never looked through.</param>
internal sealed record FindingsView(IReadOnlyList<FindingLine> Open, IReadOnlyList<FindingLine> Let, ItemCheck? Check);

/// <summary>How many faults of each weight are open.</summary>
internal sealed record FindingCount(int Blocks, int Warns);

/// <summary>What the checks found, in words.</summary>
internal sealed class ItemFindings(AppDb db, IStringLocalizer<Faults> text)
{
    private const int Most = 500;

    /// <param name="itemId">Of an item that the person may see: the caller has looked.</param>
    public async Task<FindingsView> OfAsync(Guid itemId, CancellationToken ct)
    {
        var lines = await LinesAsync(db.Set<Finding>().Where(f => f.ItemId == itemId), ct);
        var check = await db.Set<ItemCheck>().AsNoTracking().SingleOrDefaultAsync(c => c.ItemId == itemId, ct);
        return new([.. lines.Where(l => l.Finding.DismissedAt is null)], [.. lines.Where(l => l.Finding.DismissedAt is not null)], check);
    }

    /// <summary>One fault of an item of the person; null when there is none.</summary>
    public async Task<FindingLine?> OneAsync(Guid itemId, Guid findingId, CancellationToken ct) =>
        (await LinesAsync(db.Set<Finding>().Where(f => f.ItemId == itemId && f.Id == findingId), ct)).FirstOrDefault();

    /// <summary>Open faults of these items.</summary>
    public Task<List<FindingLine>> OpenAsync(IReadOnlyCollection<Guid> items, CancellationToken ct) =>
        LinesAsync(db.Set<Finding>().Where(f => items.Contains(f.ItemId) && f.DismissedAt == null), ct);

    /// <summary>By item; an item without open faults is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, FindingCount>> CountsAsync(int year, CancellationToken ct)
    {
        var counts = await db.Set<Finding>().Where(f => f.DismissedAt == null && f.Weight != Weight.Note && db.Set<DisclosureItem>().Any(i => i.Id == f.ItemId && i.FiscalYear == year))
            .GroupBy(f => new { f.ItemId, f.Weight }).Select(g => new { g.Key.ItemId, g.Key.Weight, Count = g.Count() }).OrderBy(g => g.ItemId).Take(1_000).ToListAsync(ct);
        return counts.GroupBy(c => c.ItemId).ToDictionary(g => g.Key, g => new FindingCount(g.Where(c => c.Weight == Weight.Blocks).Sum(c => c.Count), g.Where(c => c.Weight == Weight.Warns).Sum(c => c.Count)));
    }

    private async Task<List<FindingLine>> LinesAsync(IQueryable<Finding> findings, CancellationToken ct)
    {
        var found = await findings.AsNoTracking().OrderBy(f => f.FoundAt).ThenBy(f => f.Id).Take(Most)
            .Select(f => new { Finding = f, Title = db.Set<Evidence>().Where(e => e.Id == f.EvidenceId).Select(e => e.Title).FirstOrDefault() }).ToListAsync(ct);
        return [.. found.OrderBy(f => f.Finding.Weight).Select(f => Line(f.Finding, f.Title ?? ""))];
    }

    private FindingLine Line(Finding finding, string evidence)
    {
        object[] words = [.. finding.Words];
        return new(finding, evidence, text[finding.Code + ".what", words], text[finding.Code + ".why", words], text[finding.Code + ".mend", words]);
    }
}
