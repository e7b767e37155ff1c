using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>All items of the year: what is done, what is missing, who owes it.</summary>
[Needs(Permissions.View)]
internal sealed class IndexModel(Board board, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public ItemState? State { get; set; }

    public BoardView View { get; private set; } = null!;

    public bool WholeOffice => user.UnitId is null;

    public bool MayAssign => user.Can(Permissions.Assign);

    public bool MayEdit => user.Can(Permissions.Edit);

    public IEnumerable<BoardLine> Shown => View.Lines.Where(l => (string.IsNullOrEmpty(Unit) || l.Unit == Unit) && (State is null || l.State == State));

    public IEnumerable<SelectListItem> Units => View.Lines.Select(l => l.Unit).Where(u => u.Length > 0).Distinct().Order(Prongsai.Platform.Thai.ThaiSort.Comparer).Select(u => new SelectListItem(u, u));

    public static IEnumerable<SelectListItem> States => Enum.GetValues<ItemState>().Select(s => new SelectListItem(ItemStates.Word(s), s.ToString()));

    public async Task OnGetAsync(CancellationToken ct) => View = await board.ReadAsync(Year, user, ct);
}
