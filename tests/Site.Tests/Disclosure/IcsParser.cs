using System.Globalization;
using System.Text;

namespace Prongsai.Site.Tests.Disclosure;

/// <summary>Reads a calendar strictly by RFC 5545 as a phone would: unfolds, checks the length of lines, unescapes.</summary>
internal static class IcsParser
{
    internal sealed record Event(string Uid, string Summary, string Description, DateOnly From, DateOnly End, string Url);

    public static IReadOnlyList<Event> Read(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var physical = text.Split("\r\n")[..^1];
        Assert.All(physical, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        var lines = new List<string>();
        foreach (var line in physical)
        {
            if (line[0] == ' ')
            {
                lines[^1] += line[1..];
            }
            else
            {
                lines.Add(line);
            }
        }

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains(lines, l => l.StartsWith("PRODID:", StringComparison.Ordinal));
        var events = new List<Event>();
        for (var at = lines.IndexOf("BEGIN:VEVENT"); at >= 0; at = lines.IndexOf("BEGIN:VEVENT", at + 1))
        {
            var end = lines.IndexOf("END:VEVENT", at);
            var alarm = lines.IndexOf("BEGIN:VALARM", at, end - at);
            var own = lines[at..(alarm < 0 ? end : alarm)].Skip(1).ToDictionary(l => l[..l.IndexOf(':', StringComparison.Ordinal)], l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            Assert.True(DateTime.TryParseExact(own["DTSTAMP"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            events.Add(new(own["UID"], Plain(own["SUMMARY"]), Plain(own["DESCRIPTION"]), Day(own["DTSTART;VALUE=DATE"]), Day(own["DTEND;VALUE=DATE"]), own["URL"]));
        }

        Assert.Equal(events.Count, events.Select(e => e.Uid).Distinct().Count());
        return events;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                plain.Append(text[++at] switch { 'n' => '\n', '\\' or ';' or ',' => text[at], var other => throw new FormatException($"\\{other}") });
                continue;
            }

            Assert.DoesNotContain(text[at], ";,");
            plain.Append(text[at]);
        }

        return plain.ToString();
    }
}
