using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

/// <summary>What a person who leaves still answers for, each with a successor.</summary>
[Needs(AgencyPermissions.Edit)]
internal sealed class HandOverModel(HandOver handOver, Leaver leaver, OfficeDirectory directory) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public DateOnly? LeftOn { get; private set; }

    public bool HasAccount { get; private set; }

    public IReadOnlyList<SigningRight> Vacant { get; private set; } = [];

    public IReadOnlyList<OwnedThing> Things { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public Guid? Chosen(string thing) => Input.Things.Find(t => t.Id == thing)?.To;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var to = Input.Things.Where(t => (t.To ?? Input.Everything) is not null && t.Id is not null).DistinctBy(t => t.Id).ToDictionary(t => t.Id!, t => (t.To ?? Input.Everything)!.Value);
        return this.After(await handOver.HandleAsync(new(id, to), ct), done =>
            ($"ส่งมอบ {done.Count} เรื่องของ{Name}แล้ว", LocalRedirect($"/app/settings/people/{id}/hand-over")));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await leaver.FindAsync(id, ct) is not { } found)
        {
            return false;
        }

        (Name, LeftOn, HasAccount, Vacant) = (found.Name, found.LeftOn, found.HasAccount, found.Vacant);
        Things = await handOver.OfAsync([id], ct);
        var self = id.ToString();
        People = [.. (await Choices.PeopleAsync(directory, ct)).Where(p => p.Value != self)];
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "ผู้รับช่วงต่อทุกเรื่อง")]
        public Guid? Everything { get; set; }

        public List<Given> Things { get; set; } = [];
    }

    internal sealed class Given
    {
        [StringLength(100)]
        public string? Id { get; set; }

        public Guid? To { get; set; }
    }
}
