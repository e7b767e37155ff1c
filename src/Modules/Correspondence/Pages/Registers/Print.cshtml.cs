using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>A register as the paper one looks, with the columns of แบบที่ 13 and 14 of the correspondence regulation.</summary>
[Needs(CorrespondencePermissions.Read)]
internal sealed class PrintModel(Lines lines, IAgencyDirectory agency, TimeProvider clock) : PageModel
{
    public Book Register { get; private set; } = Book.All[0];

    [BindProperty(SupportsGet = true)]
    public int Of { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "ตั้งแต่วันที่")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "ถึงวันที่")]
    public DateOnly? To { get; set; }

    public string Office { get; private set; } = "";

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public string Columns => Register.IsIncoming
        ? "เลขทะเบียนรับ|วันที่รับ เวลา|ที่|ลงวันที่|จาก|ถึง|เรื่อง|การปฏิบัติ|หมายเหตุ"
        : "ที่|ลงวันที่|จาก|ถึง|เรื่อง|การปฏิบัติ|หมายเหตุ";

    public string Period => (From, To) switch
    {
        (null, null) => "",
        ({ } from, null) => $" ตั้งแต่วันที่ {ThaiDate.Paper(from)}",
        (null, { } to) => $" ถึงวันที่ {ThaiDate.Paper(to)}",
        ({ } from, { } to) => $" วันที่ {ThaiDate.Paper(from)} ถึง {ThaiDate.Paper(to)}",
    };

    public async Task<IActionResult> OnGetAsync(string book, CancellationToken ct)
    {
        if (Book.Find(book) is not { } register)
        {
            return NotFound();
        }

        Register = register;
        Of = Of is >= BuddhistEra.Earliest and <= BuddhistEra.Latest ? Of : BuddhistEra.Of(Bangkok.Today(clock));
        Office = (await agency.ProfileAsync(ct)).Name;
        Lines = await lines.AllAsync(register, Of, From, To, ct);
        return Page();
    }
}
