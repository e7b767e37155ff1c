namespace Prongsai.Platform.Thai;

/// <summary>Reads periods the way officers write them in plan tables: "ต.ค.๖๕ ถึง ก.ย.๖๖", "ไตรมาสที่ ๑ - ๒", "ม.ค. ๒๕๖๖ เป็นต้นไป",
/// "ภายในเดือนมีนาคม ๒๕๖๕", "มี.ค. ๖๖", "ดำเนินการตลอดทั้งปี", several in one cell. Never guesses: what it does not know is named.</summary>
public static class PeriodReader
{
    /// <summary>Characters; a longer cell holds something else than periods.</summary>
    private const int Longest = 500;

    private const int MostPeriods = 24;

    /// <param name="text">One cell; line breaks count as spaces.</param>
    /// <param name="year">The fiscal year of the table: gives the year where none is written.</param>
    public static PeriodReading Read(string text, FiscalYear year)
    {
        if (text.Length > Longest)
        {
            return new([], "ข้อความยาวเกินไปสำหรับระยะเวลา โปรดพิมพ์เช่น 1 ต.ค. 2568 – 31 มี.ค. 2569");
        }

        var clean = ThaiText.Clean(text);
        var prepared = ThaiScanner.Prepare(text);
        if (prepared.Length == 0)
        {
            return new([], "ยังไม่ได้ใส่ระยะเวลา โปรดพิมพ์เช่น 1 ต.ค. 2568 – 31 มี.ค. 2569") { Text = clean };
        }

        var scanner = new ThaiScanner(prepared);
        var found = new List<Period>();
        string? question = null;
        while (found.Count < MostPeriods)
        {
            SkipBetween(ref scanner);
            if (scanner.AtEnd)
            {
                break;
            }

            var start = scanner.At;
            var sentence = new PeriodSentence(year);
            if (!sentence.TryRead(ref scanner, found))
            {
                var problem = sentence.Problem ?? Unread(prepared[start..]);
                return new(found, problem) { Text = clean, Question = question };
            }

            question ??= sentence.Question;
            found[^1] = found[^1] with { Text = prepared[start..scanner.At].Trim() };
        }

        if (found.Count == 0)
        {
            return new([], Unread(prepared)) { Text = clean };
        }

        return new(found, scanner.AtEnd ? null : "มีระยะเวลามากเกินไปในช่องเดียว โปรดแยกเป็นหลายแถว") { Text = clean, Question = question };
    }

    private static string Unread(string text) =>
        $"อ่านระยะเวลา “{(text.Length <= 60 ? text : text[..60] + "…")}” ไม่ได้ โปรดพิมพ์เช่น 1 ต.ค. 2568 – 31 มี.ค. 2569";

    /// <summary>Commas, "และ", bullets and list numbers between two periods.</summary>
    private static void SkipBetween(ref ThaiScanner scanner)
    {
        scanner.Spaces();
        while (scanner.AnyWord(",", ";", "และ", "/", "•", "- "))
        {
        }

        var back = scanner.At;
        if (!(scanner.Number(out _, out var digits) && digits <= 2 && scanner.AnyWord(")", ".") && !StartsWithDigit(scanner.Ahead)))
        {
            scanner.At = back;
        }
    }

    private static bool StartsWithDigit(ReadOnlySpan<char> ahead) => ahead.Length > 0 && char.IsAsciiDigit(ahead[0]) && !HasMonthAfterNumber(ahead);

    /// <summary>"1. 5 ม.ค. 2566": the list number is followed by a day, unlike "1.2.2566".</summary>
    private static bool HasMonthAfterNumber(ReadOnlySpan<char> ahead)
    {
        var rest = ahead.TrimStart("0123456789");
        return ThaiMonths.ReadAt(rest.TrimStart(' ')).Month > 0;
    }
}
