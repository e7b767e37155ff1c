using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <summary>Every version of an article, what changed in it, and the way back.</summary>
[Needs(NewsPermissions.View, NewsPermissions.Write)]
internal sealed class HistoryModel(AppDb db, ArticleDesk desk, RestoreArticle restore) : PageModel
{
    private const int Most = 60;

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Of the version that the public sees; 0: none.</summary>
    public int Shown { get; private set; }

    public bool MayWrite => desk.User.Can(NewsPermissions.Write);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Seen.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        var versions = await db.Set<ArticleVersion>().AsNoTracking().Where(v => v.ArticleId == id).OrderByDescending(v => v.Number).Take(Most).ToListAsync(ct);
        Lines = [.. versions.Select((v, i) => new Line(v.Number, v.At, v.ByName, i + 1 < versions.Count ? ArticleDifference.Of(versions[i + 1].Content, v.Content) : []))];
        Shown = await db.Set<ShownArticle>().AsNoTracking().Where(s => s.Id == id && s.WithdrawnAt == null).Select(s => s.Version).SingleOrDefaultAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int version, CancellationToken ct)
    {
        if (await restore.VersionAsync(id, version, ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            await OnGetAsync(id, ct);
            return this.Refused(outcome.Refusal);
        }

        this.Say($"นำฉบับที่ {version} กลับมาเป็นร่างแล้ว");
        return LocalRedirect(outcome.Value.EditPath);
    }

    internal sealed record Line(int Number, DateTime At, string ByName, IReadOnlyList<DifferenceLine> Difference);
}
