using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <summary>The last step of an article: what was found in it, its times, and the hands it goes through.</summary>
[Needs(NewsPermissions.View, NewsPermissions.Write)]
internal sealed class PublishModel(PublishSeat seat, SendArticle send, PublishArticle publish) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty, Display(Name = "อ่านข้อสังเกตทุกข้อแล้ว และยืนยันให้เผยแพร่ตามเนื้อหานี้")]
    public bool Looked { get; set; }

    [BindProperty, StringLength(64)]
    public string? Mark { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่เปิดเผยตัวเลขนี้ได้"), DataType(DataType.MultilineText)]
    public string? ShowReason { get; set; }

    public PublishSeat.Found Seat { get; private set; } = null!;

    public bool MayWrite => seat.User.Can(NewsPermissions.Write);

    /// <summary>On the own word: the office allows it for this kind, and the person may.</summary>
    public bool PublishesOwn => !Seat.NeedsApproval && seat.User.Can(NewsPermissions.Publish);

    public IEnumerable<SelectListItem> RouteChoices =>
        Seat.Routes.Select(r => new SelectListItem($"{r.Name}: {string.Join(" → ", r.Steps.Select(s => s.PositionName))}", r.Id.ToString("D")));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        Input = new() { Revision = Seat.Article.Revision, RouteId = Seat.Routes.Count > 0 ? Seat.Routes[0].Id : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        var times = Times();
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var said = Looked ? new FindingsSaid(Mark ?? "", ShowReason ?? "") : null;
        var refusal = PublishesOwn
            ? WhyNot(await publish.HandleAsync(new(id, Input.Revision, times, said), ct))
            : WhyNot(await send.HandleAsync(new(id, Input.Revision, Input.RouteId, Input.Urgent, Input.Note ?? "", times, said), ct));
        if (refusal is not null)
        {
            return await RefuseAsync(id, refusal, ct);
        }

        await ReadAsync(id, ct);
        this.Say(Seat.Article.State switch
        {
            ArticleState.Published => "เผยแพร่แล้ว ประชาชนเห็นได้ทันที",
            ArticleState.Scheduled => $"ตั้งเวลาแล้ว จะเผยแพร่ {Moments.Write(Seat.Article.PublishAt!.Value)}",
            _ => $"เสนอแล้ว ขณะนี้อยู่ที่{string.Join(" และ ", Seat.Approval?.Steps.Where(s => s.State == StepState.Open).Select(s => s.PositionName) ?? [])}",
        });
        return LocalRedirect(Seat.Article.EditPath + "/publish");
    }

    private static Refusal? WhyNot<T>(Outcome<T>? outcome) where T : class => outcome is null ? new Refusal("article.gone") : outcome.Refusal;

    private ArticleTimes Times()
    {
        var (at, until) = (Moments.Read(Input.PublishTime ?? ""), Moments.Read(Input.WithdrawTime ?? ""));
        if (at is null)
        {
            ModelState.AddModelError("Input.PublishTime", "เวลาไม่ถูกต้อง โปรดพิมพ์ชั่วโมงและนาที เช่น 08.30");
        }

        if (until is null)
        {
            ModelState.AddModelError("Input.WithdrawTime", "เวลาไม่ถูกต้อง โปรดพิมพ์ชั่วโมงและนาที เช่น 16.30");
        }

        return new(Moment(Input.PublishOn, at), Moment(Input.WithdrawOn, until));
    }

    private static DateTime? Moment(DateOnly? day, TimeOnly? time) => day is { } on && time is { } at ? Bangkok.At(on, at.Hour, at.Minute) : null;

    /// <summary>The form again with what was typed. What was found may have changed since the page was opened: then it is to be read anew.</summary>
    private async Task<IActionResult> RefuseAsync(Guid id, Refusal refusal, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        if (refusal.Code == "article.look-again")
        {
            Looked = false;
            ModelState.Remove(nameof(Looked));
        }

        ModelState.Remove(nameof(Mark));
        return this.Refused(refusal);
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await seat.FindAsync(id, ct) is not { } found)
        {
            return false;
        }

        Seat = found;
        return true;
    }

    internal sealed class Form
    {
        public int Revision { get; set; }

        [Display(Name = "เผยแพร่วันที่")]
        public DateOnly? PublishOn { get; set; }

        [Display(Name = "เวลาที่เผยแพร่"), StringLength(20)]
        public string? PublishTime { get; set; }

        [Display(Name = "ถอนออกวันที่")]
        public DateOnly? WithdrawOn { get; set; }

        [Display(Name = "เวลาที่ถอน"), StringLength(20)]
        public string? WithdrawTime { get; set; }

        [Display(Name = "เสนอตามลำดับ")]
        public Guid? RouteId { get; set; }

        [Display(Name = "เรื่องด่วน ให้แสดงเป็นลำดับแรกของผู้พิจารณา")]
        public bool Urgent { get; set; }

        [Display(Name = "สิ่งที่แก้ไขหรือคำชี้แจง"), StringLength(500), DataType(DataType.MultilineText)]
        public string? Note { get; set; }
    }
}
