using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>The articles that the signed-in person works on: those of the own unit, or all of the office.</summary>
internal sealed class ArticleDesk(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>What was deleted can be taken back for so long.</summary>
    public static readonly TimeSpan TimeToRestore = TimeSpan.FromDays(30);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => Bangkok.Today(clock);

    public CurrentUser User => user;

    /// <summary>Deleted ones too.</summary>
    public IQueryable<Article> Mine
    {
        get
        {
            var unit = user.UnitId;
            return db.Set<Article>().Where(a => unit == null || a.UnitId == unit);
        }
    }

    public IQueryable<Article> Seen => Mine.Where(a => a.DeletedAt == null);

    /// <summary>In the unit of work; null when it is not this person's to see.</summary>
    public Task<Article?> FindAsync(Guid id, CancellationToken ct) => Seen.SingleOrDefaultAsync(a => a.Id == id, ct);
}
