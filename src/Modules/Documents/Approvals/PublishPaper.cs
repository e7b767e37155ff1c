using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Documents.Approvals;

/// <summary>Shows an approved paper at /ita/{year}/{item}, where the rules ask for it (<see cref="PublicPlaces"/>).</summary>
internal sealed class PublishPaper(AppDb db, PublicPlaces places, IPublisher publisher, Bundle bundle)
{
    /// <param name="Word">Of a person who looked at the numbers that look like personal data and says why they may be shown.</param>
    public sealed record Input(Guid PaperId, MayBeShown? Word = null);

    /// <returns>Null when this agency has no such paper; refusals "paper.not-public" (a kind that has no page), "paper.no-item" (the framework names none) and those of
    /// <see cref="PublicGuard"/>, for all files that are shown with it.</returns>
    public async Task<Outcome<FrozenPaper>?> HandleAsync(Input input, CancellationToken ct)
    {
        var paper = await db.Set<FrozenPaper>().SingleOrDefaultAsync(p => p.Id == input.PaperId, ct);
        if (paper is null)
        {
            return null;
        }

        if (!PublicPlaces.Has(paper.Kind))
        {
            return new Refusal("paper.not-public", "", PaperTemplate.Of(paper.Kind).Name);
        }

        if (await places.OfAsync(paper.Kind, paper.FiscalYear, ct) is not { Item: var item } place)
        {
            return new Refusal("paper.no-item", "", paper.FiscalYear);
        }

        var numbers = await bundle.NumbersAsync(paper, ct);
        if (PublicGuard.Refuse(numbers, input.Word) is { } personal)
        {
            return personal;
        }

        paper.PublicPath = await publisher.PublishAsync(
            new PublicPaper(
                place.FiscalYear, item.Code, item.Name, paper.Title, HtmlWriter.ToFragment(paper.Model()),
                item.DefaultUnit.Length > 0 ? item.DefaultUnit : await bundle.OfficeNameAsync(ct), $"{paper.ApprovedByName} {paper.ApprovedByCapacity}",
                Bangkok.DateOf(paper.ApprovedAt), Bangkok.DateOf(paper.ApprovedAt), paper.Hash, await bundle.FilesAsync(paper, ct)),
            ct);
        await ReplaceAsync(paper, ct);
        (paper.PublishedAt, paper.WithdrawnAt, paper.WithdrawnReason, paper.Held) = (bundle.Now, null, null, "");
        db.Record("paper.published", paper.Id.ToString("D"), new { path = paper.PublicPath, hash = paper.Hash, numbers, reason = numbers.Count > 0 ? input.Word!.Why : null });
        await db.SaveChangesAsync(ct);
        return paper;
    }

    /// <summary>The page of an item shows one paper: what stood there before is no longer the public one, and where it stood elsewhere it goes.</summary>
    private async Task ReplaceAsync(FrozenPaper paper, CancellationToken ct)
    {
        const string Reason = "มีฉบับใหม่แทน";
        var shown = await db.Set<FrozenPaper>()
            .Where(p => p.FiscalYear == paper.FiscalYear && p.Id != paper.Id && p.PublishedAt != null && p.WithdrawnAt == null).OrderBy(p => p.Id).Take(100).ToListAsync(ct);
        foreach (var before in shown.Where(p => PublicPlaces.Share(p.Kind, paper.Kind)))
        {
            (before.WithdrawnAt, before.WithdrawnReason) = (bundle.Now, Reason);
            if (before.PublicPath is { } path && path != paper.PublicPath)
            {
                var (year, item) = PublicPlaces.Read(path);
                await publisher.WithdrawAsync(year, item, Reason, ct);
            }
        }
    }
}

/// <summary>What goes with a published paper: its own files, and the announcement or order of the year once approved.</summary>
internal sealed class Bundle(AppDb db, IAgencyDirectory office, FrozenFiles files, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<string> OfficeNameAsync(CancellationToken ct) => (await office.ProfileAsync(ct)).OfficeName;

    public async Task<IReadOnlyList<PublicFile>> FilesAsync(FrozenPaper paper, CancellationToken ct)
    {
        var other = await CompanionAsync(paper, ct);
        return [.. await OwnAsync(paper, ct), .. other is null ? [] : await OwnAsync(other, ct)];
    }

    /// <summary>What looks like personal data in anything that is shown with the paper, masked.</summary>
    public async Task<IReadOnlyList<string>> NumbersAsync(FrozenPaper paper, CancellationToken ct) =>
        PublicGuard.Found(await CompanionAsync(paper, ct) is { } other ? [paper.Model(), other.Model()] : [paper.Model()]);

    private async Task<FrozenPaper?> CompanionAsync(FrozenPaper paper, CancellationToken ct) =>
        Companions.Of(new(paper.FiscalYear, paper.Kind, paper.Serial)) is not { } key ? null
        : await db.Set<FrozenPaper>().AsNoTracking()
            .Where(p => p.FiscalYear == key.Year && p.Kind == key.Kind && p.Serial == key.Serial).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);

    private async Task<List<PublicFile>> OwnAsync(FrozenPaper paper, CancellationToken ct)
    {
        var own = new List<PublicFile>
        {
            new(PaperFiles.NameOf(paper.FiscalYear, paper.Kind, "docx"), PaperFiles.Docx, await files.ReadAsync(paper.DocxFileId, ct), null),
        };
        if (paper.PdfFileId is { } pdf)
        {
            own.Insert(0, new(PaperFiles.NameOf(paper.FiscalYear, paper.Kind, "pdf"), PaperFiles.Pdf, await files.ReadAsync(pdf, ct), paper.PdfPages));
        }

        return own;
    }
}
