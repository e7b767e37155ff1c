using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Reports;

/// <summary>Takes in what a visitor found wrong.</summary>
internal sealed class SendErrorReport(AppDb db, ReportGate gate, TimeProvider clock)
{
    /// <summary>Somebody reads them: more at a time help nobody.</summary>
    public const int MostOpen = 300;

    public const int LongestText = 2000, ShortestText = 10, LongestContact = 200, LongestPath = 200;

    /// <param name="About">Path of a page of this site; anything else counts as none.</param>
    /// <param name="Source">Where it comes from, to slow down who sends many; not kept.</param>
    public sealed record Input(string About, string Text, string Contact, string Source);

    /// <returns>Refusals "report.short" ({0} = letters), "report.often", "report.full".</returns>
    public async Task<Outcome<ErrorReport>> HandleAsync(Input input, CancellationToken ct)
    {
        var text = PaperHtml.WithoutDirection(ThaiText.Clean(input.Text));
        if (text.Length < ShortestText)
        {
            return new Refusal("report.short", "Input.Text", ShortestText);
        }

        if (!gate.MaySend(db.TenantId, input.Source))
        {
            return new Refusal("report.often");
        }

        if (await db.Set<ErrorReport>().CountAsync(r => r.State == ErrorReportState.Open, ct) >= MostOpen)
        {
            return new Refusal("report.full");
        }

        var report = new ErrorReport
        {
            About = PathOf(input.About),
            Text = text.Length > LongestText ? text[..LongestText] : text,
            Contact = PaperHtml.Line(input.Contact.Length > LongestContact ? input.Contact[..LongestContact] : input.Contact),
            SentAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(report);
        db.Record("error-report.sent", report.Id.ToString(), new { report.About });
        await db.SaveChangesAsync(ct);
        return report;
    }

    /// <summary>The path when it is one of this site's public pages: it is shown to staff as a link.</summary>
    public static string PathOf(string? about) =>
        about is { Length: > 0 and <= LongestPath } && about[0] == '/' && !about.StartsWith("//", StringComparison.Ordinal) && !about.StartsWith("/app", StringComparison.OrdinalIgnoreCase)
        && about.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '#' or '_') ? about : "";
}

/// <summary>An officer closes a report: mended, or not wrong, with what was done.</summary>
internal sealed class CloseErrorReport(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <returns>Null when there is no such report here. Refusals "report.closed" ({0} = by whom), "report.no-note".</returns>
    public async Task<Outcome<ErrorReport>?> HandleAsync(Guid id, bool mended, string note, CancellationToken ct)
    {
        var report = await db.Set<ErrorReport>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (report is null)
        {
            return null;
        }

        if (report.State != ErrorReportState.Open)
        {
            return new Refusal("report.closed", "", report.ClosedBy);
        }

        var clean = ThaiText.Clean(note);
        if (clean.Length == 0)
        {
            return new Refusal("report.no-note", "Input.Note");
        }

        report.State = mended ? ErrorReportState.Mended : ErrorReportState.NotWrong;
        (report.Note, report.ClosedAt, report.ClosedBy, report.Contact) = (clean, clock.GetUtcNow().UtcDateTime, user.Name, "");
        db.Record("error-report.closed", id.ToString(), new { state = report.State.ToString() });
        await db.SaveChangesAsync(ct);
        return report;
    }
}
