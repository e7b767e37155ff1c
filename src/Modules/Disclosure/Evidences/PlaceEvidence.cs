using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Evidences;

/// <summary>Says for which elements of an item an evidence stands; none: it is taken off the item, and stays in the archive of evidence.</summary>
internal sealed class PlaceEvidence(AppDb db, CurrentUser user, ItemTrail trail)
{
    internal sealed record Input(Guid ItemId, Guid EvidenceId, IReadOnlyList<int> Elements);

    /// <returns>Refusals "oit.gone", "oit.running", "evidence.gone".</returns>
    public async Task<Outcome<DisclosureItem>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.OwnItemAsync(user, input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        if (item.Stage == Stage.Sent)
        {
            return new Refusal("oit.running");
        }

        if (!await db.Set<Evidence>().AnyAsync(e => e.Id == input.EvidenceId, ct))
        {
            return new Refusal("evidence.gone");
        }

        var wanted = input.Elements.Where(n => item.Elements.Exists(e => e.Number == n)).ToHashSet();
        var before = item.Proofs.FindAll(p => p.EvidenceId == input.EvidenceId);
        foreach (var proof in before.Where(p => !wanted.Contains(p.Element)))
        {
            item.Proofs.Remove(proof);
            db.Remove(proof);
        }

        foreach (var element in wanted.Where(n => before.TrueForAll(p => p.Element != n)))
        {
            item.Proofs.Add(new ElementProof { ItemId = item.Id, Element = element, EvidenceId = input.EvidenceId, AddedAt = trail.Now });
        }

        trail.Changed(item, "oit.evidence-placed", new { evidence = input.EvidenceId, elements = wanted.Order() });
        return await trail.SaveAsync(item, ct);
    }
}
