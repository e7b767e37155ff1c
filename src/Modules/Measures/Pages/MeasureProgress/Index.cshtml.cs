using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Measures.Reading;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureProgress;

/// <summary>Steps of the year as of a round, the late ones first; closing a round and opening it again.</summary>
[Needs(Permissions.View, Permissions.Close)]
internal sealed class IndexModel(RoundPage rounds, CloseRound close, ReopenRound reopen) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>month, quarter, half, year; empty is today.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Round { get; set; }

    /// <summary>Last day of a month or quarter, ISO; the last one that has ended by default.</summary>
    [BindProperty(SupportsGet = true)]
    public string? End { get; set; }

    /// <summary>An earlier version of a round that was opened again.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public RoundView View { get; private set; } = null!;
    public bool MayReport => rounds.User.Can(Permissions.Report);
    public bool MayClose => rounds.User.UnitId is null && rounds.User.Can(Permissions.Close);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Version is not null && View.Shown is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (View.Kind is not { } kind)
        {
            return NotFound();
        }

        var outcome = await close.HandleAsync(new(Year, kind, View.AsOf), ct);
        return outcome.Done
            ? Again($"ปิด{View.Name}แล้ว รายงานของรอบนี้จะคงข้อความ ณ วันนี้ แม้แก้ไขมาตรการภายหลัง")
            : this.Refused(outcome.Refusal);
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken ct)
    {
        await ReadAsync(ct);
        var outcome = await reopen.HandleAsync(id, Why ?? "", ct);
        return outcome.Done
            ? Again(string.Create(CultureInfo.InvariantCulture, $"เปิด{View.Name}อีกครั้งแล้ว ฉบับที่ {outcome.Value.Version} ยังอ่านได้ที่ท้ายหน้านี้"))
            : this.Refused(outcome.Refusal);
    }

    private async Task ReadAsync(CancellationToken ct) => View = await rounds.ReadAsync(Year, Round, End, Version, ct);

    private LocalRedirectResult Again(string said)
    {
        this.Say(said);
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/progress?{View.Query}"));
    }
}
