using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <summary>Writing an article: its words, photos and files in one form, so that nothing typed is lost when a photo is added.</summary>
[Needs(NewsPermissions.View, NewsPermissions.Write)]
[RequestSizeLimit(61L * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 61L * 1024 * 1024, ValueLengthLimit = 4 * 1024 * 1024)]
internal sealed class EditModel(ArticleDesk desk, SaveArticle save, DeleteArticle delete, IAgencyDirectory office) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public bool MayWrite => desk.User.Can(NewsPermissions.Write);

    /// <summary>Who sees one unit writes for that unit.</summary>
    public bool ChoosesUnit => desk.User.UnitId is null;

    public static IEnumerable<SelectListItem> Places => Kinds.Places.Select(p => new SelectListItem(p.Title, p.Key));

    public IEnumerable<SelectListItem> Years => Enumerable.Range(FiscalYear.Of(desk.Today).Be - 8, 10).Append(Article.FiscalYear).Distinct().OrderDescending()
        .Select(y => y.ToString(System.Globalization.CultureInfo.InvariantCulture)).Select(y => new SelectListItem(y, y));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        Input = Form.Of(Article);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var saved = await save.HandleAsync(Input.For(id), ct);
        if (saved is null)
        {
            return NotFound();
        }

        if (!saved.Done)
        {
            return this.Refused(saved.Refusal);
        }

        this.Say(saved.Value.IsShown ? "บันทึกแล้ว ประชาชนยังเห็นฉบับก่อน จนกว่าจะเผยแพร่ฉบับนี้" : "บันทึกแล้ว");
        return LocalRedirect(saved.Value.EditPath);
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct) || await delete.HandleAsync(id, ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            Input = Form.Of(Article);
            ModelState.Clear();
            return this.Refused(outcome.Refusal);
        }

        this.Say($"ลบ “{outcome.Value.Title}” แล้ว นำกลับได้ภายใน 30 วัน");
        return LocalRedirect("/app/website/articles?state=deleted");
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Seen.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } article)
        {
            return false;
        }

        Article = article;
        Units = [.. (await office.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString("D")))];
        return true;
    }

    internal sealed class Form
    {
        public int Revision { get; set; }

        [Display(Name = "ชื่อเรื่อง"), Required, StringLength(SaveArticle.LongestTitle)]
        public string Title { get; set; } = "";

        [Display(Name = "ชนิด")]
        public ArticleKind Kind { get; set; }

        [Display(Name = "แสดงในเมนูใต้")]
        public string? Place { get; set; }

        [Display(Name = "สาระสำคัญ"), StringLength(SaveArticle.LongestLead), DataType(DataType.MultilineText)]
        public string? Lead { get; set; }

        [Display(Name = "เนื้อหา"), DataType(DataType.MultilineText)]
        public string? Body { get; set; }

        [Display(Name = "ส่วนราชการที่รับผิดชอบ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "ข้อมูล ณ วันที่")]
        public DateOnly? DataAsOf { get; set; }

        [Display(Name = "ปีงบประมาณ")]
        public int FiscalYear { get; set; }

        [Display(Name = "ข้อ OIT ที่ใช้เรื่องนี้"), StringLength(200)]
        public string? Items { get; set; }

        [Display(Name = "คำต่อท้ายที่อยู่เว็บ"), StringLength(SaveArticle.LongestSlug)]
        public string? Slug { get; set; }

        public List<PhotoForm> Photos { get; set; } = [];

        public List<FileForm> Files { get; set; } = [];

        [Display(Name = "เพิ่มภาพ")]
        public List<IFormFile> NewPhotos { get; set; } = [];

        [Display(Name = "แนบไฟล์")]
        public List<IFormFile> NewFiles { get; set; } = [];

        public static Form Of(Article article) => new()
        {
            Revision = article.Revision,
            Title = article.Title,
            Kind = article.Kind,
            Place = article.Place,
            Lead = article.Lead,
            Body = article.Body,
            UnitId = article.UnitId,
            DataAsOf = article.DataAsOf,
            FiscalYear = article.FiscalYear,
            Items = string.Join(", ", article.Items),
            Slug = article.Slug,
            Photos = [.. article.Photos.Select(p => new PhotoForm { Id = p.Large, Alt = p.Alt, Caption = p.Caption })],
            Files = [.. article.Files.Select(f => new FileForm { Id = f.FileId })],
        };

        public SaveArticle.Input For(Guid id) => new(
            id, Revision, Kind, Title, Lead ?? "", Body ?? "", UnitId, DataAsOf, FiscalYear, Items ?? "", Slug ?? "", Place ?? "")
        {
            Photos = [.. Photos.Select(p => new SaveArticle.PhotoWords(p.Id, p.Alt ?? "", p.Caption ?? "", p.Remove))],
            WithoutFiles = [.. Files.Where(f => f.Remove).Select(f => f.Id)],
            NewPhotos = [.. NewPhotos.Select(f => new Upload(f.FileName, f.OpenReadStream()))],
            NewFiles = [.. NewFiles.Select(f => new Upload(f.FileName, f.OpenReadStream()))],
        };
    }

    internal sealed class PhotoForm
    {
        public Guid Id { get; set; }

        [Display(Name = "ภาพแสดงอะไร"), StringLength(SaveArticle.LongestAlt)]
        public string? Alt { get; set; }

        [Display(Name = "คำใต้ภาพ"), StringLength(SaveArticle.LongestAlt)]
        public string? Caption { get; set; }

        [Display(Name = "เอาภาพนี้ออก")]
        public bool Remove { get; set; }
    }

    internal sealed class FileForm
    {
        public Guid Id { get; set; }

        [Display(Name = "เอาไฟล์นี้ออก")]
        public bool Remove { get; set; }
    }
}
