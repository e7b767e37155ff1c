using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Website;

/// <summary>Takes the current version of a page out of sight; the reason is public, the record stays.</summary>
internal sealed class WithdrawPage(AppDb db, IPublisher publisher)
{
    public sealed record Input(int FiscalYear, string Item, string Reason);

    public sealed record Done(string Path);

    /// <returns>Null when there is no such page.</returns>
    public async Task<Outcome<Done>?> HandleAsync(Input input, CancellationToken ct)
    {
        var item = input.Item.ToUpperInvariant();
        var current = await db.Set<Publication>().AsNoTracking().Where(p => p.FiscalYear == input.FiscalYear && p.Item == item)
            .OrderByDescending(p => p.Version).Select(p => new { p.WithdrawnAt }).FirstOrDefaultAsync(ct);
        if (current is null)
        {
            return null;
        }

        if (current.WithdrawnAt is not null)
        {
            return new Refusal("page.withdrawn-already");
        }

        if (string.IsNullOrWhiteSpace(PaperHtml.Line(input.Reason)))
        {
            return new Refusal("page.no-reason", "Input.Reason");
        }

        await publisher.WithdrawAsync(input.FiscalYear, item, input.Reason, ct);
        await db.SaveChangesAsync(ct);
        return new Done(Publication.PathOf(input.FiscalYear, item));
    }
}
