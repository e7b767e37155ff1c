using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Prints an approved paper that was kept without PDF, because the server could not print then.</summary>
internal sealed class MakePdf(AppDb db, FrozenFiles files)
{
    /// <returns>Null when this agency has no such paper; refusals "pdf.no-browser", "pdf.failed" and those of the blob store.</returns>
    public async Task<Outcome<FrozenPaper>?> HandleAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<FrozenPaper>().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } paper)
        {
            return null;
        }

        if (paper.PdfFileId is not null)
        {
            return paper;
        }

        var printed = await files.PdfAsync(paper.Model(), paper.FiscalYear, paper.Kind, ct);
        if (!printed.Done)
        {
            return printed.Refusal;
        }

        (paper.PdfFileId, paper.PdfPages) = (printed.Value.Id, printed.Value.Pages);
        db.Record("paper.printed", id.ToString("D"));
        await db.SaveChangesAsync(ct);
        return paper;
    }
}
