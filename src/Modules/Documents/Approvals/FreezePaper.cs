using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Approves a paper as it stands: freezes its content, hashes it and keeps the Word file and the PDF.</summary>
internal sealed class FreezePaper(AppDb db, PaperFactory papers, Approver approver, FrozenFiles files)
{
    /// <param name="Serial">Empty: the year's own paper of the kind.</param>
    public sealed record Input(int Year, string Kind, Guid PersonId, string Serial = "");

    /// <returns>Refusals "paper.kind", "paper.nothing-to-approve", "paper.no-capacity" (field PersonId) and those of the blob store.</returns>
    public async Task<Outcome<FrozenPaper>> HandleAsync(Input input, CancellationToken ct)
    {
        if (!PaperTemplate.Has(input.Kind))
        {
            return new Refusal("paper.kind", "", input.Kind);
        }

        if (await approver.SignatureAsync(input.PersonId, ct) is not { } signature)
        {
            return new Refusal("paper.no-capacity", nameof(Input.PersonId));
        }

        var source = await papers.ReadAsync(new PaperKey(input.Year, input.Kind, input.Serial), ct);
        if (PaperReadiness.Blocks(input.Kind, source.Facts))
        {
            return new Refusal("paper.nothing-to-approve");
        }

        // Announcements and orders carry the name of who approves them; a memo carries its author and the empty lines of the chain.
        var paper = (source with { Facts = source.Facts with { Head = signature } }).Build();
        var kept = await files.KeepAsync(paper, input.Year, input.Kind, ct);
        if (!kept.Done)
        {
            return kept.Refusal;
        }

        var snapshot = JsonSerializer.Serialize(paper, Json.Options);
        var frozen = new FrozenPaper
        {
            Id = Guid.CreateVersion7(),
            FiscalYear = input.Year,
            Kind = input.Kind,
            Serial = input.Serial,
            Title = paper.Title,
            Snapshot = snapshot,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot))),
            Version = 1 + await db.Set<FrozenPaper>().CountAsync(f => f.FiscalYear == input.Year && f.Kind == input.Kind && f.Serial == input.Serial, ct),
            DocxFileId = kept.Value.Docx,
            PdfFileId = kept.Value.Pdf,
            PdfPages = kept.Value.Pages,
            ApprovedByName = signature.Name,
            ApprovedByCapacity = string.Join(' ', signature.Lines),
            ApprovedAt = approver.Now,
        };
        db.Add(frozen);
        db.Record("paper.approved", frozen.Id.ToString("D"), new { year = input.Year, kind = input.Kind, version = frozen.Version, hash = frozen.Hash });
        await db.SaveChangesAsync(ct);
        return frozen;
    }
}
