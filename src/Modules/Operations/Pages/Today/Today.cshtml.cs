using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Backups;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.Today;

/// <summary>What is late, what is due, who owes it. Each module says its own lines.</summary>
[Needs(Permissions.Use)]
internal sealed class TodayModel(IEnumerable<ITodaySource> sources, TimeProvider clock, InstallationAdministrators installation, BackupState backup) : PageModel
{
    private const int DaysAhead = 14;
    private const int MostLines = 50;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public string Period { get; private set; } = "";
    public IReadOnlyList<TodayLine> Overdue { get; private set; } = [];
    public IReadOnlyList<TodayLine> Soon { get; private set; } = [];
    public IReadOnlyList<TodayLine> Undated { get; private set; } = [];
    public IReadOnlyList<(string Unit, int Count)> Owing { get; private set; } = [];

    /// <summary>For the administrators of the installation, once there is something to tell.</summary>
    public BackupFacts? Backup { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var year = new FiscalYear(Year);
        Period = $"ปีงบประมาณ {Year} ({ThaiDate.Short(year.Start)} – {ThaiDate.Short(year.End)})";
        var lines = new List<TodayLine>();
        foreach (var source in sources)
        {
            lines.AddRange(await source.LinesAsync(Year, ct));
        }

        var today = Bangkok.Today(clock);
        Overdue = [.. lines.Where(l => l.DueOn < today).OrderBy(l => l.DueOn).Take(MostLines)];
        Soon = [.. lines.Where(l => l.DueOn >= today && l.DueOn <= today.AddDays(DaysAhead)).OrderBy(l => l.DueOn).Take(MostLines)];
        Undated = [.. lines.Where(l => l.DueOn is null).Take(MostLines)];
        Owing = [.. lines.Where(l => l.DueOn < today && l.Unit.Length > 0).GroupBy(l => l.Unit).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).Take(8)];
        Backup = await installation.IsActorAsync(ct) && await backup.ReadAsync(ct) is { } facts ? facts : null;
    }
}
