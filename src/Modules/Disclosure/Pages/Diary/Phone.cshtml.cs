using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Disclosure.Diary;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Diary;

/// <summary>Addresses at which the calendar of a phone reads the dates.</summary>
[Needs(Permissions.View)]
internal sealed class PhoneModel(ChangeFeeds feeds, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty, Display(Name = "แสดงอะไรในปฏิทิน"), EnumDataType(typeof(FeedScope), ErrorMessage = "โปรดเลือกจากรายการ")]
    public FeedScope Scope { get; set; }

    public IReadOnlyList<CalendarFeed> Open { get; private set; } = [];

    /// <summary>Of the one that was made just now; shown once.</summary>
    public string? Address { get; private set; }

    public IEnumerable<SelectListItem> Scopes =>
    [
        new(user.UnitId is null ? "งาน ITA ทั้งหมดของหน่วยงาน" : "งาน ITA ของส่วนราชการของท่าน", nameof(FeedScope.All)),
        new("เฉพาะงานที่ระบุชื่อท่าน และปฏิทินการประเมิน", nameof(FeedScope.Mine)),
    ];

    public static string WordOf(FeedScope scope) => scope == FeedScope.All ? "ทั้งหมดที่เห็นได้" : "เฉพาะของตน";

    public async Task OnGetAsync(CancellationToken ct) => Open = await feeds.OpenAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Open = await feeds.OpenAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var made = await feeds.MakeAsync(Scope, ct);
        if (!made.Done)
        {
            return this.Refused(made.Refusal);
        }

        // Not after a redirect: the address would have to be kept somewhere on the way.
        (Address, Open) = (made.Value.Address, await feeds.OpenAsync(ct));
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken ct)
    {
        if (!await feeds.RevokeAsync(id, ct))
        {
            return NotFound();
        }

        this.Say("ยกเลิกที่อยู่ปฏิทินแล้ว โทรศัพท์ที่ใช้ที่อยู่นี้จะไม่ได้รับกำหนดใหม่อีก");
        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/diary/phone"));
    }
}
