using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>
/// The last step decided: the paper gets its number, its signatures and its code, is kept as Word and PDF, and is shown where its author asked for it.
/// The id of the approval is the id of the kept paper, so that hearing it twice keeps it once.
/// </summary>
internal sealed class SealPaper(AppDb db, SigningFacts signing, FrozenFiles files, PublishPaper publish) : IHandle<ApprovalCompleted>
{
    public async Task HandleAsync(ApprovalCompleted fact, CancellationToken ct)
    {
        if (fact.SubjectType != PaperSubject.TypeName || !fact.Granted)
        {
            return;
        }

        var draft = await db.Set<PaperDraft>().AsNoTracking().SingleAsync(p => p.Id == fact.SubjectId, ct);
        var kept = await db.Set<FrozenPaper>().SingleOrDefaultAsync(p => p.Id == fact.ApprovalId, ct) ?? await KeepAsync(draft, fact, ct);
        if (draft.PublishWhenApproved && kept.PublishedAt is null)
        {
            await ShowAsync(kept, draft, ct);
        }
    }

    /// <summary>What its sender said of the numbers in it covers those that were there then; if others came meanwhile, a person looks first.</summary>
    private async Task ShowAsync(FrozenPaper kept, PaperDraft draft, CancellationToken ct)
    {
        var shown = await publish.HandleAsync(new(kept.Id, draft.ShowReason.Length > 0 ? new(draft.ShowReason, draft.ShownNumbers) : null), ct);
        if (shown is { Done: false } && kept.Held != shown.Refusal.Code)
        {
            kept.Held = shown.Refusal.Code;
            db.Record("paper.held", kept.Id.ToString("D"), new { why = kept.Held });
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<FrozenPaper> KeepAsync(PaperDraft draft, ApprovalCompleted fact, CancellationToken ct)
    {
        var sent = await signing.Papers.FindAsync(draft.Id, fact.Hash, ct) ?? throw new InvalidDataException($"No version {fact.Hash}");
        // The number is given in a transaction of its own, before the paper prints: nobody waits for the printer, and a retry gets the same number.
        var code = VerificationCode.New();
        var (paper, number, signedOn) = await signing.SignAsync(sent, fact, code, ct);
        var made = await files.KeepAsync(paper, draft.FiscalYear, draft.Kind, ct);
        if (!made.Done)
        {
            throw new InvalidOperationException(made.Refusal.Code);
        }

        var validity = Validity.Said(draft.Kind, sent.Version.Texts(), signedOn);
        var frozen = new FrozenPaper
        {
            Id = fact.ApprovalId,
            PaperId = draft.Id,
            FiscalYear = draft.FiscalYear,
            Kind = draft.Kind,
            Serial = draft.Serial,
            Title = sent.Version.Title,
            Snapshot = JsonSerializer.Serialize(paper, Json.Options),
            Hash = fact.Hash,
            Version = 1 + await db.Set<FrozenPaper>().CountAsync(f => f.FiscalYear == draft.FiscalYear && f.Kind == draft.Kind && f.Serial == draft.Serial, ct),
            Number = number,
            Code = code,
            DocxFileId = made.Value.Docx,
            PdfFileId = made.Value.Pdf,
            PdfPages = made.Value.Pages,
            ApprovedByName = fact.Decider.Name,
            ApprovedByCapacity = string.Join(' ', fact.Decider.BlockLines),
            ApprovedAt = fact.Decider.At,
            SignedOn = signedOn,
            EffectiveFrom = validity.From,
            EffectiveTo = validity.To,
        };
        db.Add(frozen);
        db.Record("paper.sealed", frozen.Id.ToString("D"), new { year = draft.FiscalYear, kind = draft.Kind, version = frozen.Version, number, hash = fact.Hash });
        await db.SaveChangesAsync(ct);
        return frozen;
    }
}
