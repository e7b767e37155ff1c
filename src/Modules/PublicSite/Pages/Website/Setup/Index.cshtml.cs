using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Setup;

/// <summary>The menu of the public site, and which kinds are approved before they are published.</summary>
[Needs(NewsPermissions.Setup)]
internal sealed class WebsiteSetupModel(Menu menu, ArticleGate gate, SetWebsite set) : PageModel
{
    [BindProperty]
    public List<EntryForm> Entries { get; set; } = [];

    [BindProperty]
    public List<KindForm> Approvals { get; set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rules = await menu.RulesAsync(ct);
        Entries = [.. Menu.Ordered(rules).Select((e, i) => new EntryForm { Key = e.Key, Position = i + 1, Hidden = rules.GetValueOrDefault(e.Key) is { Hidden: true } })];
        Approvals = [];
        foreach (var kind in Kinds.All)
        {
            Approvals.Add(new() { Kind = kind.Kind, Needed = await gate.NeedsApprovalAsync(kind.Kind, ct) });
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var done = await set.HandleAsync(
            new([.. Approvals.Where(a => a.Needed).Select(a => a.Kind)], [.. Entries.Select(e => new SetWebsite.Place(e.Key ?? "", e.Position, e.Hidden))]), ct);
        if (!done.Done)
        {
            return this.Refused(done.Refusal);
        }

        this.Say("บันทึกเมนูและการอนุมัติแล้ว");
        return LocalRedirect("/app/website/setup");
    }

    internal sealed class EntryForm
    {
        public string? Key { get; set; }

        [Display(Name = "ลำดับ")]
        public int Position { get; set; }

        [Display(Name = "ไม่แสดงในเมนู")]
        public bool Hidden { get; set; }
    }

    internal sealed class KindForm
    {
        public ArticleKind Kind { get; set; }

        [Display(Name = "ต้องอนุมัติก่อนเผยแพร่")]
        public bool Needed { get; set; }
    }
}
