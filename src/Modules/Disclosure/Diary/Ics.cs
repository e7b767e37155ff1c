using System.Globalization;
using System.Text;

namespace Prongsai.Disclosure.Diary;

/// <param name="To">The last day.</param>
internal sealed record IcsEvent(string Uid, string Summary, string Description, DateOnly From, DateOnly To, string Url);

/// <summary>Writes a calendar that phones and mail programs subscribe to (RFC 5545): days without hours, CRLF, lines folded at 75 octets, UTC stamps.</summary>
internal static class Ics
{
    private const int LongestLine = 75;

    public static string Write(string name, IEnumerable<IcsEvent> events, DateTime now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Prongsai//ITA calendar//TH");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:" + Escaped(name));
        Line(text, "X-WR-TIMEZONE:Asia/Bangkok");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var one in events)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, "UID:" + one.Uid);
            Line(text, "DTSTAMP:" + now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line(text, "DTSTART;VALUE=DATE:" + Day(one.From));
            // The end of a day without hours is the first day that no longer belongs to it (3.6.1).
            Line(text, "DTEND;VALUE=DATE:" + Day(one.To.AddDays(1)));
            Line(text, "SUMMARY:" + Escaped(one.Summary));
            Line(text, "DESCRIPTION:" + Escaped(one.Description));
            Line(text, "URL:" + one.Url);
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, "DESCRIPTION:" + Escaped(one.Summary));
            Line(text, "TRIGGER;RELATED=END:-P8D");
            Line(text, "END:VALARM");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Text values (3.3.11). Control characters have no place in them.</summary>
    private static string Escaped(string text) => string.Concat(text.Where(c => c == '\n' || !char.IsControl(c)))
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Folded between characters, never inside one: a Thai letter is three octets.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
