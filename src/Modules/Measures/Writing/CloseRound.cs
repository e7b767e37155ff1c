using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reading;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>Closes a round: what it says from then on is what it said that day.</summary>
internal sealed class CloseRound(AppDb db, ProgressBoard board, MeasureTables tables, CurrentUser user)
{
    internal sealed record Input(int FiscalYear, ReportRound Round, DateOnly EndsOn);

    /// <returns>The closed round; the one in force when it is closed already; or round.unit, round.gone, round.early, round.empty, round.changed.</returns>
    public async Task<Outcome<ClosedRound>> HandleAsync(Input input, CancellationToken ct)
    {
        if (user.UnitId is not null)
        {
            return new Refusal("round.unit");
        }

        if (!Rounds.Ends(input.Round, new FiscalYear(input.FiscalYear)).Contains(input.EndsOn))
        {
            return new Refusal("round.gone");
        }

        // Reports of a round are written in its last month.
        var from = new DateOnly(input.EndsOn.Year, input.EndsOn.Month, 1);
        if (board.Today < from)
        {
            return new Refusal("round.early", "", ThaiDate.Short(from));
        }

        if (await db.ClosedAsync(input.FiscalYear, input.Round, input.EndsOn, ct) is { } closed)
        {
            return closed;
        }

        var lines = await board.AsOfAsync(input.FiscalYear, input.EndsOn, everything: true, ct);
        if (lines.Count == 0)
        {
            return new Refusal("round.empty");
        }

        var frozen = new FrozenRound(await tables.OpenRoundAsync(input.FiscalYear, input.EndsOn, ct), lines);
        var versions = await db.Set<ClosedRound>().CountAsync(r => r.FiscalYear == input.FiscalYear && r.Round == input.Round && r.EndsOn == input.EndsOn, ct);
        var round = new ClosedRound
        {
            Id = Guid.CreateVersion7(),
            FiscalYear = input.FiscalYear,
            Round = input.Round,
            EndsOn = input.EndsOn,
            Version = versions + 1,
            ClosedAt = tables.Now,
            ClosedBy = user.Name,
            Content = JsonSerializer.Serialize(frozen, Json.Options),
        };
        db.Add(round);
        db.Record("measure.round-closed", round.Id.ToString(), new { round.FiscalYear, Round = round.Round.ToString(), round.EndsOn, round.Version });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two people close at one moment: the first one's version is the version.
            db.ChangeTracker.Clear();
            return await db.ClosedAsync(input.FiscalYear, input.Round, input.EndsOn, ct) is { } first ? first : new Refusal("round.changed");
        }

        return round;
    }
}

/// <summary>Opens a closed round again, with a reason; what it said stays as its version.</summary>
internal sealed class ReopenRound(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <returns>The version that is not in force any more; or round.unit, round.no-reason, round.too-long, measure.marks, round.gone.</returns>
    public async Task<Outcome<ClosedRound>> HandleAsync(Guid id, string reason, CancellationToken ct)
    {
        var why = ThaiText.Clean(reason).Trim();
        if (user.UnitId is not null || why.Length is 0 or > ClosedRound.LongestReason || ThaiText.TooManyMarks(reason))
        {
            return user.UnitId is not null ? new Refusal("round.unit")
                : why.Length == 0 ? new Refusal("round.no-reason", "Why")
                : why.Length > ClosedRound.LongestReason ? new Refusal("round.too-long", "Why", ClosedRound.LongestReason)
                : new Refusal("measure.marks", "Why");
        }

        if (await db.Set<ClosedRound>().SingleOrDefaultAsync(r => r.Id == id && r.ReopenedAt == null, ct) is not { } round)
        {
            return new Refusal("round.gone");
        }

        (round.ReopenedAt, round.ReopenedBy, round.ReopenedWhy) = (clock.GetUtcNow().UtcDateTime, user.Name, why);
        db.Record("measure.round-reopened", round.Id.ToString(), new { round.FiscalYear, Round = round.Round.ToString(), round.EndsOn, round.Version, Why = why });
        await db.SaveChangesAsync(ct);
        return round;
    }
}
