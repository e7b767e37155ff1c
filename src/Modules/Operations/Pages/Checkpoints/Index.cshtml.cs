using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Checkpoints;

/// <summary>Heads of the audit chain for everybody: who keeps a copy can tell whether the office's record was changed since.</summary>
[Open]
internal sealed class IndexModel(AppDb db) : PageModel
{
    private const int Most = 400;

    public IReadOnlyList<Checkpoint> Heads { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Heads = await db.Set<Checkpoint>().AsNoTracking().OrderByDescending(c => c.Number).Take(Most).ToListAsync(ct);
}
