using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <summary>What officers write for the website: their unit's, or all of the office.</summary>
[Needs(NewsPermissions.View, NewsPermissions.Write)]
internal sealed class IndexModel(ArticleDesk desk, RestoreArticle restore) : PageModel
{
    private const int OnAPage = 30;

    [BindProperty(SupportsGet = true), Display(Name = "ชนิด")]
    public ArticleKind? Kind { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "สถานะ")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "คำในชื่อเรื่อง"), StringLength(100, ErrorMessage = "คำในชื่อเรื่องยาวเกิน 100 ตัวอักษร")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Pages { get; private set; }

    public bool MayWrite => desk.User.Can(NewsPermissions.Write);

    public bool Deleted => State == "deleted";

    public static IEnumerable<SelectListItem> KindChoices => Kinds.All.Select(k => new SelectListItem(k.Name, k.Kind.ToString()));

    public static IEnumerable<SelectListItem> StateChoices =>
    [
        new("ร่าง", nameof(ArticleState.Draft)), new("รออนุมัติ", nameof(ArticleState.Waiting)), new("ตั้งเวลาเผยแพร่", nameof(ArticleState.Scheduled)), new("เผยแพร่แล้ว", nameof(ArticleState.Published)),
        new("ถอนออกแล้ว", nameof(ArticleState.Withdrawn)), new("ลบแล้ว (นำกลับได้ 30 วัน)", "deleted"),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return ModelState.IsValid ? Page() : this.Invalid();
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken ct)
    {
        if (await restore.HandleAsync(id, ct) is not { } outcome)
        {
            return NotFound();
        }

        this.Say($"นำ “{outcome.Value!.Title}” กลับมาเป็นร่างแล้ว");
        return LocalRedirect(outcome.Value.EditPath);
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var since = desk.Now - ArticleDesk.TimeToRestore;
        var articles = Deleted ? desk.Mine.Where(a => a.DeletedAt != null && a.DeletedAt >= since) : desk.Seen;
        articles = Kind is { } kind ? articles.Where(a => a.Kind == kind) : articles;
        articles = Enum.TryParse<ArticleState>(State, out var state) && Enum.IsDefined(state) ? articles.Where(a => a.State == state) : articles;
        articles = Words is { Length: > 0 and <= 100 } words ? articles.Where(a => a.Title.Contains(words)) : articles;
        var count = await articles.CountAsync(ct);
        Pages = Math.Max(1, (count + OnAPage - 1) / OnAPage);
        Number = Math.Clamp(Number, 1, Pages);
        Lines = await articles.AsNoTracking().OrderByDescending(a => a.ChangedAt).ThenByDescending(a => a.Id).Skip((Number - 1) * OnAPage).Take(OnAPage)
            .Select(a => new Line(a.Id, a.Kind, a.Title, a.FiscalYear, a.Number, a.Slug, new StateLine(a.State, a.IsShown, a.PublishAt), a.ChangedAt, a.ChangedBy)).ToListAsync(ct);
    }

    internal sealed record Line(Guid Id, ArticleKind Kind, string Title, int FiscalYear, int Number, string Slug, StateLine State, DateTime ChangedAt, string ChangedBy)
    {
        public string Path => Article.PathOf(Kind, FiscalYear, Number, Slug);
    }
}
