using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>Takes the table of an order of assignment: shows what was understood, saves what a person confirms.</summary>
[Needs(Permissions.Assign)]
[RequestSizeLimit(4 * 1024 * 1024)]
[RequestFormLimits(ValueLengthLimit = 2 * 1024 * 1024)]
internal sealed class AssignModel(AppDb db, IAgencyDirectory office, AssignMany assign) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What is confirmed.</summary>
    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    public IReadOnlyList<string> Unread { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var given = string.IsNullOrWhiteSpace(Input.Html) ? Input.Text ?? "" : Input.Html;
        var document = given.Trim().Length == 0 ? new Refusal("assign.nothing", "Input.Text") : string.IsNullOrWhiteSpace(Input.Html) ? TableFile.ReadText(given) : TableFile.Read(System.Text.Encoding.UTF8.GetBytes(given), "table.html", ct);
        if (!document.Done)
        {
            return this.Refused(document.Refusal with { Field = "Input.Text" });
        }

        var names = await NamesAsync(ct);
        var (units, people) = (await office.UnitsAsync(ct), await office.PeopleAsync(ct));
        var read = AssignmentReader.Read(document.Value, names.Keys.ToHashSet(StringComparer.Ordinal), units, people);
        if (read.Lines.Count == 0)
        {
            return this.Refused(new Refusal("assign.nothing", "Input.Text"));
        }

        Unread = read.Unread;
        Rows = [.. read.Lines.Select(l => new Row { Code = l.Code, Name = names[l.Code], Owner = l.Owner, UnitId = l.UnitId, PersonId = l.PersonId })];
        ModelState.Clear();
        Choose(units, people);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        var saved = await assign.HandleAsync(Year, [.. Rows.Take(200).Select(r => new AssignMany.Line(r.Code ?? "", r.UnitId, r.PersonId))], ct);
        if (!saved.Done)
        {
            Choose(await office.UnitsAsync(ct), await office.PeopleAsync(ct));
            return this.Refused(saved.Refusal);
        }

        this.Say($"มอบหมายแล้ว {saved.Value.Items} ข้อ");
        return LocalRedirect($"/app/{Year}/oit");
    }

    private void Choose(IReadOnlyList<UnitView> units, IReadOnlyList<PersonView> people)
    {
        Units = [.. units.Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        People = [.. people.Select(p => new SelectListItem($"{p.FullName} {p.Position}", p.Id.ToString()))];
    }

    private Task<Dictionary<string, string>> NamesAsync(CancellationToken ct) =>
        db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear == Year).OrderBy(i => i.Position).Take(200).ToDictionaryAsync(i => i.Code, i => i.Name, ct);

    internal sealed class Form
    {
        [Display(Name = "วางตารางที่นี่"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }

        public string? Html { get; set; }
    }

    internal sealed class Row
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Owner { get; set; }

        public Guid? UnitId { get; set; }

        public Guid? PersonId { get; set; }
    }
}
