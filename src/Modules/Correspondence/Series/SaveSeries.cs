using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>Adds a series or changes how one goes on. What was numbered keeps its number.</summary>
internal sealed class SaveSeries(AppDb db, IAgencyDirectory agency, EntryDesk desk, DistinctNumbers distinct)
{
    public const int LongestPrefix = 40;
    public const int HighestNumber = 999_999;

    /// <param name="Id">Null: a new one.</param>
    /// <param name="Kind">Of a stored one ignored, as are unit and name's place.</param>
    /// <param name="FirstYear">Null: from 1 in every year.</param>
    public sealed record Input(
        Guid? Id, string Kind, Guid? UnitId, string Name, string Prefix, string Pattern, YearKind YearKind, bool WithLetters, int? FirstYear, int? FirstNumber);

    /// <returns>Null when there is no such series here; refusals "numbers.kind", "series.*", those of <see cref="DistinctNumbers"/> among them.</returns>
    public Task<Outcome<NumberSeries>?> HandleAsync(Input input, CancellationToken ct) => desk.InTurnAsync(() => SaveAsync(input, ct), ct);

    private async Task<Outcome<NumberSeries>?> SaveAsync(Input input, CancellationToken ct)
    {
        var kind = RegisterKinds.Of(input.Kind);
        if (input.Id is null && kind is null)
        {
            return new Refusal("numbers.kind", "Input.Kind");
        }

        var series = input.Id is { } id ? await db.Set<NumberSeries>().SingleOrDefaultAsync(s => s.Id == id, ct) : new NumberSeries { Kind = kind!.Value, UnitId = input.UnitId };
        if (series is null)
        {
            return null;
        }

        var tried = new NumberSeries { Id = series.Id, Kind = series.Kind, UnitId = series.UnitId };
        Write(input, tried);
        if ((await AgainstAsync(input, series, ct) ?? await distinct.AgainstAsync(tried, ct)) is { } refusal)
        {
            return refusal;
        }

        if (input.Id is null)
        {
            db.Add(series);
        }

        Write(input, series);
        db.Record(input.Id is null ? "series.added" : "series.changed", series.Id.ToString(), new { kind = series.Kind.Name(), series.Pattern, series.FirstYear, series.FirstNumber });
        await db.SaveChangesAsync(ct);
        return series;
    }

    private static void Write(Input input, NumberSeries series)
    {
        (series.Name, series.Prefix, series.Pattern) = (EntryDesk.One(input.Name), Plain(input.Prefix), input.Pattern);
        (series.YearKind, series.WithLetters) = (input.YearKind, input.WithLetters && series.Kind is (RegisterKind.Circular or RegisterKind.Memo));
        (series.FirstYear, series.FirstNumber) = input.FirstYear is { } year ? (year, input.FirstNumber ?? 1) : (0, 1);
    }

    private async Task<Refusal?> AgainstAsync(Input input, NumberSeries series, CancellationToken ct)
    {
        var name = EntryDesk.One(input.Name);
        if (!NumberPattern.All.Contains(input.Pattern))
        {
            return new Refusal("series.pattern", "Input.Pattern");
        }

        if (Plain(input.Prefix).Length > LongestPrefix || input.Prefix.Contains('/', StringComparison.Ordinal) || ThaiText.TooManyMarks(input.Prefix))
        {
            return new Refusal("series.prefix", "Input.Prefix");
        }

        if (input.FirstYear is < BuddhistEra.Earliest or > BuddhistEra.Latest || input.FirstNumber is < 1 or > HighestNumber || (input.FirstNumber > 1 && input.FirstYear is null))
        {
            return new Refusal("series.first", "Input.FirstNumber");
        }

        if (input.Id is null && input.UnitId is { } unit && (await agency.UnitsAsync(ct)).All(u => u.Id != unit))
        {
            return new Refusal("series.unit", "Input.UnitId");
        }

        if (EntryDesk.Check((name, "Input.Name")) is { } problem)
        {
            return problem;
        }

        if (await db.Set<NumberSeries>().AnyAsync(s => s.Id != series.Id && !s.Closed && s.Kind == series.Kind && s.UnitId == series.UnitId && s.Name == name, ct))
        {
            return new Refusal("series.exists", "Input.Name", series.Kind.Words());
        }

        // Where some numbers count in one kind of year and some in another, one number would come twice.
        return input.Id is not null && series.YearKind != input.YearKind && await db.Set<Entry>().AnyAsync(e => e.SeriesId == series.Id, ct)
            ? new Refusal("series.year-kind", "Input.YearKind")
            : null;
    }

    private static string Plain(string prefix) => ThaiDigits.ToArabic(EntryDesk.One(prefix));
}

/// <summary>Ends a series of a unit or a body; its numbers stay in the register.</summary>
internal sealed class CloseSeries(AppDb db)
{
    /// <returns>Null when there is no such series here; refusal "series.ordinary": the office's own series of a kind cannot end.</returns>
    public async Task<Outcome<NumberSeries>?> HandleAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<NumberSeries>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } series)
        {
            return null;
        }

        if (series.UnitId is null && series.Name.Length == 0)
        {
            return new Refusal("series.ordinary");
        }

        series.Closed = true;
        db.Record("series.closed", id.ToString());
        await db.SaveChangesAsync(ct);
        return series;
    }
}
