using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Publishing;

/// <summary>An approval ended or came back: the item is where it now lies.</summary>
internal sealed class Decisions(AppDb db, PublishItem publish) :
    IHandle<ApprovalCompleted>, IHandle<ApprovalReturned>, IHandle<ApprovalVoided>, IHandle<ApprovalWithdrawn>
{
    public async Task HandleAsync(ApprovalCompleted fact, CancellationToken ct)
    {
        if (await OfAsync(fact.SubjectType, fact.SubjectId, ct) is not { } item)
        {
            return;
        }

        if (!fact.Granted)
        {
            await BackAsync(item, fact.Decider.Text, ct);
        }
        else if (item.PublishedHash != fact.Hash || item.Stage == Stage.Sent)
        {
            await publish.HandleAsync(item, fact, ct);
        }
    }

    public async Task HandleAsync(ApprovalReturned fact, CancellationToken ct)
    {
        // To an earlier step: it is still on its way.
        if (fact.ToPlace is null && await OfAsync(fact.SubjectType, fact.SubjectId, ct) is { Stage: Stage.Sent } item)
        {
            await BackAsync(item, fact.Reason, ct);
        }
    }

    public async Task HandleAsync(ApprovalVoided fact, CancellationToken ct)
    {
        if (await OfAsync(fact.SubjectType, fact.SubjectId, ct) is { Stage: Stage.Sent } item)
        {
            await BackAsync(item, fact.Reason, ct);
        }
    }

    public async Task HandleAsync(ApprovalWithdrawn fact, CancellationToken ct)
    {
        if (await OfAsync(fact.SubjectType, fact.SubjectId, ct) is { Stage: Stage.Sent } item)
        {
            item.Stage = item.PublishedAt is null ? Stage.Open : Stage.Published;
            item.Revision++;
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task BackAsync(DisclosureItem item, string why, CancellationToken ct)
    {
        (item.Stage, item.ReturnedWhy) = (Stage.Returned, why);
        item.Revision++;
        await db.SaveChangesAsync(ct);
    }

    private async Task<DisclosureItem?> OfAsync(string type, Guid id, CancellationToken ct) =>
        type == ItemSubject.TypeName ? await db.Set<DisclosureItem>().SingleOrDefaultAsync(i => i.Id == id, ct) : null;
}
