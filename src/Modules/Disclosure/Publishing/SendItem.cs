using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Publishing;

/// <summary>Sends an item on its way to be approved and published, as it stands at this moment.</summary>
internal sealed class SendItem(AppDb db, CurrentUser user, ItemReadiness readiness, IApprovals approvals)
{
    /// <param name="RouteId">One that the service offers; null for the first. Of no account when it was sent back: it goes on where it was.</param>
    /// <param name="Note">What was mended since it came back.</param>
    /// <param name="Reason">Why numbers that look like personal data may be shown; empty when there are none.</param>
    internal sealed record Input(Guid ItemId, Guid? RouteId, bool Urgent, string Note = "", string Reason = "");

    /// <returns>Refusals "oit.gone", "oit.running", those of <see cref="ItemReadiness"/> and of the approval service. Nothing is written then.</returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.OwnItemAsync(user, input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        if (item.Stage == Stage.Sent)
        {
            return new Refusal("oit.running");
        }

        var ready = await readiness.ReadAsync(item, ct);
        if (ready.Refuse(input.Reason) is { } refusal)
        {
            return refusal;
        }

        var json = ready.Content.ToJson();
        var sending = new Sending { ItemId = item.Id, Hash = ItemContent.HashOf(json), Content = json, MadeAt = readiness.Now };
        db.Add(sending);
        (item.Stage, item.ReturnedWhy) = (Stage.Sent, "");
        item.Revision++;
        db.Record("oit.sent", item.Id.ToString("D"), new { sending.Hash, numbers = ready.Numbers, reason = ready.Numbers.Count > 0 ? input.Reason : null });
        var title = ItemSubject.TitleOf(item);
        var before = await approvals.OfAsync(ItemSubject.TypeName, item.Id, ct);
        return before is { State: ApprovalState.Returned }
            ? await approvals.SendAgainAsync(new(before.Id, title, sending.Hash, ItemSubject.Summary(ready.Content), input.Note), ct) ?? new Refusal("oit.gone")
            : await approvals.StartAsync(new(ItemSubject.TypeName, item.Id, title, sending.Hash, input.RouteId, item.UnitId, input.Urgent, ItemSubject.Summary(ready.Content)), ct);
    }
}

/// <summary>Whether an item may be sent, and what stands in the way.</summary>
internal sealed class ItemReadiness(ContentReader reader, TimeProvider clock)
{
    private static readonly HashSet<string> NoPhones = [];

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="Open">Numbers of the elements that are neither there nor said not to apply.</param>
    /// <param name="Bare">Numbers of the elements that are marked but have nothing to prove them.</param>
    /// <param name="Stale">Evidence that speaks of another time.</param>
    /// <param name="Numbers">What looks like personal data, with its middle hidden.</param>
    internal sealed record Look(ItemContent Content, IReadOnlyList<int> Open, IReadOnlyList<int> Bare, IReadOnlyList<CurrentEvidence> Stale, IReadOnlyList<string> Numbers)
    {
        /// <returns>"oit.elements-open", "oit.no-proof", "oit.stale", "oit.personal", or null.</returns>
        public Refusal? Refuse(string reason) =>
            Open.Count > 0 ? new Refusal("oit.elements-open", "", string.Join(", ", Open))
            : Bare.Count > 0 ? new Refusal("oit.no-proof", "", string.Join(", ", Bare))
            : Stale.Count > 0 ? new Refusal("oit.stale", "", Stale[0].Evidence.Title, Stale[0].Freshness.Why)
            : Numbers.Count > 0 && reason.Trim().Length == 0 ? new Refusal("oit.personal", "Reason", string.Join(" ", Numbers))
            : null;
    }

    public async Task<Look> ReadAsync(DisclosureItem item, CancellationToken ct)
    {
        var (_, _, evidence, content) = await reader.ReadAsync(item, ct);
        var bare = item.Elements.Where(e => e.Met && !item.Proofs.Exists(p => p.Element == e.Number && evidence.ContainsKey(p.EvidenceId))).Select(e => e.Number);
        var used = item.Proofs.Where(p => p.Element > 0).Select(p => p.EvidenceId).ToHashSet();
        return new Look(
            content,
            [.. item.Elements.Where(e => !e.Met && !e.NotAsked).Select(e => e.Number).Order()],
            [.. bare.Order()],
            [.. evidence.Values.Where(e => used.Contains(e.Evidence.Id) && e.Freshness.State is Freshness.Stale or Freshness.WrongPeriod or Freshness.Unsaid)],
            [.. content.Lines.SelectMany(line => PersonalNumbers.In(line, NoPhones)).Where(n => n.Kind is "id" or "account").Select(n => n.Masked).Distinct()]);
    }
}
