using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Sends a paper on its way through the hands that sign it, as it stands at this moment.</summary>
internal sealed class SubmitPaper(AppDb db, SubmissionDesk desk, VersionKeeper versions, IApprovals approvals)
{
    /// <param name="RouteId">One that the service offers; null for the first of them. Of no account when it was sent back: it goes on where it was.</param>
    /// <param name="Note">What was mended since it came back.</param>
    /// <param name="PublishWhenApproved">Shown to the public as soon as the last step decided for it.</param>
    /// <param name="Read">The sender's word that what the checks found was read.</param>
    public sealed record Input(
        int Year, string Kind, string Serial, Guid? RouteId, bool Urgent, bool PublishWhenApproved, string Note = "", FindingsRead? Read = null);

    /// <returns>Refusals "paper.kind", "paper.gone", "paper.nothing-to-approve", those of <see cref="SendingLook.Refuse"/> and of the approval service. Nothing is written then.</returns>
    public async Task<Outcome<ApprovalView>> HandleAsync(Input input, CancellationToken ct)
    {
        var ready = await desk.ReadyAsync(new PaperKey(input.Year, input.Kind, input.Serial), input.Read, ct);
        if (!ready.Done)
        {
            return ready.Refusal;
        }

        var (draft, look) = ready.Value;
        // A save of the same paper that began before this sees that it came too late.
        draft.Revision++;
        draft.PublishWhenApproved = input.PublishWhenApproved && PublicPlaces.Has(input.Kind);
        var reason = look.Numbers.Count > 0 ? new MayBeShown(input.Read!.Reason, look.Numbers).Why : "";
        (draft.ShowReason, draft.ShownNumbers) = (reason, [.. look.Numbers]);
        var before = await approvals.OfAsync(PaperSubject.TypeName, draft.Id, ct);
        var version = await versions.KeepAsync(draft.Id, VersionReason.Submitted, ct);
        db.Record("paper.submitted", draft.Id.ToString("D"), new
        {
            year = input.Year,
            kind = input.Kind,
            hash = version.Hash,
            publish = draft.PublishWhenApproved,
            read = look.Codes,
            numbers = look.Numbers,
            reason,
        });
        if (before is { State: ApprovalState.Returned })
        {
            return await approvals.SendAgainAsync(new(before.Id, version.Title, version.Hash, PaperSubject.Summary(draft, version), input.Note), ct) ?? new Refusal("paper.gone");
        }

        return await approvals.StartAsync(
            new(PaperSubject.TypeName, draft.Id, version.Title, version.Hash, input.RouteId, draft.UnitId, input.Urgent, PaperSubject.Summary(draft, version)), ct);
    }
}

/// <summary>The row behind a paper that is to be sent, if it may be sent.</summary>
internal sealed class SubmissionDesk(AppDb db, BeforeSending before, StartPaper start)
{
    /// <param name="Draft">In the unit of work.</param>
    internal sealed record Ready(PaperDraft Draft, SendingLook Look);

    /// <returns>Refusals "paper.kind", "paper.gone", "paper.nothing-to-approve" and those of <see cref="SendingLook.Refuse"/>.</returns>
    public async Task<Outcome<Ready>> ReadyAsync(PaperKey key, FindingsRead? read, CancellationToken ct)
    {
        if (!PaperTemplate.Has(key.Kind))
        {
            return new Refusal("paper.kind", "", key.Kind);
        }

        var draft = await db.Set<PaperDraft>().Of(key).SeenBy(start.User).SingleOrDefaultAsync(ct);
        if (draft is null ? key.Serial.Length > 0 : draft.RemovedAt is not null)
        {
            return new Refusal("paper.gone");
        }

        var look = await before.OfAsync(key, draft, ct);
        if (PaperReadiness.Blocks(key.Kind, look.Papers[0].Source.Facts))
        {
            return new Refusal("paper.nothing-to-approve");
        }

        return look.Refuse(read) is { } refusal ? refusal : new Ready(draft ?? await start.OwnAsync(key.Year, key.Kind, ct), look);
    }
}
