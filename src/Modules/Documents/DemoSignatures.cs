using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents;

/// <summary>Papers of the demo on their way: an officer sends; where the office signs with ink, an administrator confirms the scan.</summary>
internal sealed class DemoSignatures(SubmitPaper submit, IApprovals approvals, IAgencyDirectory office, DemoHands hands)
{
    public async Task<ApprovalView> SendAsync(int year, string kind, CancellationToken ct)
    {
        await hands.OfOfficerAsync(ct);
        var sent = await submit.HandleAsync(new(year, kind, "", null, Urgent: false, PublishWhenApproved: true), ct);
        await hands.OfAdministratorAsync(ct);
        return sent.Value ?? throw new InvalidOperationException(sent.Refusal!.Code);
    }

    public async Task InkAsync(int year, string kind, Guid scan, CancellationToken ct)
    {
        var sent = await SendAsync(year, kind, ct);
        foreach (var step in sent.Steps.OrderBy(s => s.Place))
        {
            var signer = (await office.WhoSignsAsync(step.PositionId, hands.Today, ct)).Signers[0];
            var decided = await approvals.DecideOnPaperAsync(
                new(sent.Id, step.Id, signer.PersonId, step.Decides ? DecisionWord.Approved : DecisionWord.Agreed, "", "", sent.Hash, scan), ct);
            if (decided is not { Done: true })
            {
                throw new InvalidOperationException(decided?.Refusal?.Code ?? "not found");
            }
        }
    }
}

/// <summary>The officer of the demo writes: a memo carries the signature of who wrote it.</summary>
internal sealed class DemoWriter(SaveDraft save, DemoHands hands)
{
    public async Task WriteAsync(int year, string kind, string field, string text, CancellationToken ct)
    {
        await hands.OfOfficerAsync(ct);
        await save.HandleAsync(new(year, kind, new Dictionary<string, string>(StringComparer.Ordinal) { [field] = text }), ct);
        await hands.OfAdministratorAsync(ct);
    }
}

/// <summary>A picture that stands for the signed sheets of the demo: they never existed.</summary>
internal sealed class DemoScan(BlobStore blobs)
{
    public async Task<Guid> KeepAsync(CancellationToken ct)
    {
        using var picture = new MemoryStream(QrPicture.Png("PS:DEMO").Bytes);
        var file = await blobs.SaveAsync(picture, "ฉบับลงนาม (ข้อมูลทดลอง).png", "image/png", 1024 * 1024, ct);
        return file.Value?.Id ?? throw new InvalidOperationException(file.Refusal!.Code);
    }
}
