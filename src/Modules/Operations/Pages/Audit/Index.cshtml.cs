using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.Audit;

/// <summary>Who changed what, newest first, and whether the chain still holds.</summary>
[Needs(Permissions.Audit)]
internal sealed class IndexModel(AppDb db) : PageModel
{
    private const int PerPage = 50;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>Only what was done to this one thing; as the events name it.</summary>
    [BindProperty(SupportsGet = true), StringLength(200)]
    public string? Subject { get; set; }

    public int Pages { get; private set; }

    /// <summary>Looked at on the first page of all events only: it takes as long as the chain is.</summary>
    public bool Walked { get; private set; }

    public long? Break { get; private set; }
    public IReadOnlyList<Row> Events { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = db.Set<AuditEvent>().AsNoTracking();
        if (Subject is { Length: > 0 } subject)
        {
            all = all.Where(e => e.Subject == subject);
        }

        Pages = Math.Max(1, (await all.CountAsync(ct) + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        Walked = Number == 1 && string.IsNullOrEmpty(Subject);
        Break = Walked ? await AuditChain.FirstBreakAsync(db, ct) : null;
        Events = [.. (await all.OrderByDescending(e => e.Number).Skip((Number - 1) * PerPage).Take(PerPage).ToListAsync(ct))
            .Select(e => new Row(e.Number, When(e.At), e.ActorName, e.Code, e.Subject, e.Detail))];
    }

    private static string When(string at)
    {
        var local = DateTime.ParseExact(at, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) + Bangkok.Offset;
        return $"{ThaiDate.Short(DateOnly.FromDateTime(local))} {local.ToString("HH.mm", CultureInfo.InvariantCulture)} น.";
    }

    internal sealed record Row(long Number, string At, string Actor, string Code, string Subject, string Detail);
}
