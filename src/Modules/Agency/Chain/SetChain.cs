using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Replaces the opinions chain: one to six posts, first to last.</summary>
internal sealed class SetChain(AppDb db)
{
    public const int MostSteps = 6;

    /// <param name="Heading">Empty: "ความเห็น" and the name of the post on the day of the paper.</param>
    public sealed record Step(Guid PositionId, string Heading);

    public async Task<Outcome<IReadOnlyList<ChainLink>>> HandleAsync(IReadOnlyList<Step> steps, CancellationToken ct)
    {
        if (steps.Count is 0 or > MostSteps)
        {
            return new Refusal("chain.length", "", MostSteps);
        }

        if (steps.DistinctBy(s => s.PositionId).Count() != steps.Count)
        {
            return new Refusal("chain.twice");
        }

        var ids = steps.Select(s => s.PositionId).ToList();
        if (await db.Set<Position>().CountAsync(p => ids.Contains(p.Id), ct) != steps.Count)
        {
            return new Refusal("chain.position");
        }

        db.RemoveRange(await db.Set<ChainLink>().ToListAsync(ct));
        var links = steps.Select((step, i) => new ChainLink
        {
            Place = i + 1,
            PositionId = step.PositionId,
            Heading = ThaiText.Clean(step.Heading),
        }).ToList();
        db.AddRange(links);
        db.Record("agency.chain-changed", "chain", new { steps = links.Count });
        await db.SaveChangesAsync(ct);
        return links;
    }
}
