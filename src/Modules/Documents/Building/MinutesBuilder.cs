using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Documents.Papers;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Building;

/// <summary>รายงานการประชุม (regulation on correspondence 2526, clause 25, form 11): no emblem; who came, the agenda in six, what was resolved.</summary>
internal static class MinutesBuilder
{
    private static readonly string[] Days = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

    private static readonly Regex Clock = new("^([0-9]{1,2})[.:]([0-9]{2})", RegexOptions.NonBacktracking);

    public static Section Build(PaperText text)
    {
        var number = text["number"].Trim();
        List<Block> blocks =
        [
            new Title(
                [
                    "รายงานการประชุม" + text["body"], "ครั้งที่ " + (number.Length > 0 ? number : "......./......."),
                    "เมื่อ" + Day(text["heldOn"]), "ณ " + text["place"],
                ],
                Ornament: true,
                new NumberedLine(1, "ครั้งที่ ")),
            .. People(text, "present"),
            .. People(text, "absent"),
            .. People(text, "guests"),
            new Heading($"{text.Label("start")} {Time(text["start"])}", Indented: false),
            .. text.Paragraphs("opening"),
        ];
        for (var item = 1; item <= 6; item++)
        {
            blocks.AddRange(Agenda(text, item));
        }

        blocks.Add(new Heading($"{text.Label("end")} {Time(text["end"])}", Indented: false));
        blocks.Add(Signed(text, "taker", SignedBy.Author));
        if (text["checker"].Length > 0)
        {
            blocks.Add(Signed(text, "checker", SignedBy.Signer));
        }

        return new Section(blocks);
    }

    /// <summary>"วันจันทร์ที่ 30 มีนาคม 2569": the name of the day is computed, so it is right. What is no date is printed as typed.</summary>
    public static string Day(string typed)
    {
        if (typed.Trim().Length == 0)
        {
            return "วันที่ " + new string('.', 40);
        }

        return ThaiDate.Read(typed).Date is { } day ? $"วัน{Days[(int)day.DayOfWeek]}ที่ {ThaiDate.Long(day)}" : "วันที่ " + typed.Trim();
    }

    /// <summary>"09.30 น." from 9.30, 09:30 or ๐๙.๓๐ น.; what is no time is printed as typed.</summary>
    public static string Time(string typed)
    {
        var text = ThaiDigits.ToArabic(typed).Trim();
        if (text.Length == 0)
        {
            return new string('.', 12) + " น.";
        }

        return Clock.Match(text) is { Success: true } clock
            && TimeOnly.TryParseExact($"{clock.Groups[1].Value.PadLeft(2, '0')}:{clock.Groups[2].Value}", "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? ThaiDate.Time(time)
            : typed.Trim();
    }

    private static IEnumerable<Block> People(PaperText text, string key) => OrderBuilder.Committee(text, key).Prepend(new Heading(text.Label(key), Indented: false)).Take(text.Lines(key).Count > 0 ? 2 : 0);

    private static IEnumerable<Block> Agenda(PaperText text, int item)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"agenda{item}");
        yield return new Heading(string.Create(CultureInfo.InvariantCulture, $"ระเบียบวาระที่ {item} {text.Label(key)}"), Indented: false);
        foreach (var line in text.Lines(key).DefaultIfEmpty("ไม่มี"))
        {
            yield return Resolved(line) is { } resolved ? new Resolution("มติที่ประชุม", resolved) { Field = key } : new Body(line) { Field = key };
        }
    }

    /// <summary>What follows "มติที่ประชุม", "มติ" and a colon if there is one; null for a line that is no resolution.</summary>
    private static string? Resolved(string line) => line.StartsWith("มติที่ประชุม", StringComparison.Ordinal) ? line["มติที่ประชุม".Length..].TrimStart(' ', ':')
        : line.StartsWith("มติ ", StringComparison.Ordinal) || line.StartsWith("มติ:", StringComparison.Ordinal) ? line["มติ".Length..].TrimStart(' ', ':')
        : null;

    private static Signature Signed(PaperText text, string key, SignedBy by)
    {
        var parts = PaperText.Parts(text[key]);
        return new Signature("(ลงชื่อ)", parts[0], [.. parts.Skip(1).Where(part => part.Length > 0), text.Label(key)], by);
    }
}
