using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>A sequence to count in, and how the number of a kind is written there.</summary>
/// <param name="Counts">Whose running numbers are taken.</param>
/// <param name="Writes">Whose pattern and prefix are used; the same unless circulars count with letters.</param>
/// <param name="Prefix">Already that of the agency where the series has none.</param>
/// <param name="New">Those of both that nobody set up: stored with the first line that is counted in them.</param>
internal sealed record Sequence(NumberSeries Counts, NumberSeries Writes, string Prefix, IReadOnlyList<NumberSeries> New)
{
    public string Text(int running, int year) => NumberPattern.Write(Writes.Pattern, Prefix, running, year);

    /// <summary>What no second line of the kind and year may print, with the body that numbers for itself; null for a kind that may.</summary>
    public string? Printed(string text) => Writes.Kind.PrintedOnce() ? $"{Writes.Name} {text}".Trim() : null;
}

/// <summary>Finds the series of a kind and unit. What nobody set up is as the regulation has it.</summary>
internal sealed class SeriesBook(AppDb db, IAgencyDirectory agency)
{
    private const int MostSeries = 500;

    /// <summary>Open series, the ordinary ones first.</summary>
    public async Task<List<NumberSeries>> OpenAsync(CancellationToken ct)
    {
        var stored = await db.Set<NumberSeries>().Where(s => !s.Closed).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(MostSeries).ToListAsync(ct);
        return [.. stored, .. db.Set<NumberSeries>().Local.Where(s => !s.Closed && !stored.Contains(s))];
    }

    /// <summary>Adds nothing to the unit of work: to look at the next number must not set up a register.</summary>
    /// <returns>Refusals "numbers.kind", "numbers.series", "numbers.no-prefix".</returns>
    public async Task<Outcome<Sequence>> FindAsync(string kindName, Guid? unitId, Guid? seriesId, CancellationToken ct)
    {
        if (RegisterKinds.Of(kindName) is not { } kind)
        {
            return new Refusal("numbers.kind");
        }

        var open = await OpenAsync(ct);
        var own = seriesId is null ? Pick(open, kind, unitId) : open.FirstOrDefault(s => s.Id == seriesId && s.Kind == kind);
        if (own is null && seriesId is not null)
        {
            return new Refusal("numbers.series", "Input.SeriesId");
        }

        List<NumberSeries> made = [];
        own ??= Make(kind);
        var counts = own.WithLetters && kind != RegisterKind.Letter ? Pick(open, RegisterKind.Letter, own.UnitId) ?? Make(RegisterKind.Letter) : own;
        var prefix = await PrefixAsync(own, ct);
        return prefix.Length == 0 && NumberPattern.NeedsPrefix(own.Pattern) ? new Refusal("numbers.no-prefix") : new Sequence(counts, own, prefix, made);

        NumberSeries Make(RegisterKind ofKind)
        {
            made.Add(Usual(ofKind));
            return made[^1];
        }
    }

    /// <summary>As a series counts and writes while these are the open ones.</summary>
    public async Task<Sequence> AmongAsync(NumberSeries own, List<NumberSeries> open, CancellationToken ct)
    {
        var counts = own.WithLetters ? Pick(open, RegisterKind.Letter, own.UnitId) ?? Usual(RegisterKind.Letter) : own;
        return new(counts, own, await PrefixAsync(own, ct), []);
    }

    /// <summary>A series by itself, closed or not: for what is already counted.</summary>
    public async Task<Sequence> OwnAsync(NumberSeries series, CancellationToken ct) => new(series, series, await PrefixAsync(series, ct), []);

    public static NumberSeries Usual(RegisterKind kind) => new() { Kind = kind, Pattern = NumberPattern.Usual(kind), YearKind = YearKind.Calendar };

    /// <summary>That of the unit, else that of the office.</summary>
    private static NumberSeries? Pick(List<NumberSeries> open, RegisterKind kind, Guid? unitId) =>
        open.FirstOrDefault(s => s.Kind == kind && s.Name.Length == 0 && s.UnitId == unitId)
            ?? open.FirstOrDefault(s => s.Kind == kind && s.Name.Length == 0 && s.UnitId is null);

    private async Task<string> PrefixAsync(NumberSeries series, CancellationToken ct) =>
        series.Prefix.Length > 0 ? series.Prefix : (await agency.ProfileAsync(ct)).NumberPrefix;
}
