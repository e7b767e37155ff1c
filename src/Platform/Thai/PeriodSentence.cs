using System.Globalization;

namespace Prongsai.Platform.Thai;

/// <summary>One period in a row of periods.</summary>
internal sealed class PeriodSentence(FiscalYear year)
{
    private static readonly string[] Between = ["จนถึง", "ถึง", "-", "~", "จน"];

    /// <summary>Set when the words were understood and say something impossible.</summary>
    public string? Problem { get; private set; }

    public string? Question { get; private set; }

    /// <summary>Reads one period and adds it to <paramref name="found"/>.</summary>
    public bool TryRead(ref ThaiScanner scanner, List<Period> found)
    {
        var period = Deadline(ref scanner) ?? WholeYear(ref scanner) ?? Rounds(ref scanner) ?? Quarters(ref scanner) ?? Dates(ref scanner);
        if (period is null || Problem is not null)
        {
            return false;
        }

        if (period is { From: { } from, To: { } to } && to < from)
        {
            Problem = $"วันสิ้นสุด {ThaiDate.Short(to)} อยู่ก่อนวันเริ่ม {ThaiDate.Short(from)} โปรดตรวจปีอีกครั้ง";
            return false;
        }

        found.Add(period);
        return true;
    }

    /// <summary>"ภายใน…", "ไม่เกิน…": the last day of what follows.</summary>
    private Period? Deadline(ref ThaiScanner scanner)
    {
        var back = scanner.At;
        scanner.Word("ให้แล้วเสร็จ");
        scanner.Word("แล้วเสร็จ");
        if (scanner.AnyWord("ภายในสิ้น", "ภายใน", "ไม่เกิน", "สิ้นสุด", "สิ้น"))
        {
            var inner = FiscalYearNamed(ref scanner) ?? Quarters(ref scanner) ?? Dates(ref scanner);
            if (inner?.To is { } to || Problem is not null)
            {
                return new(PeriodKind.Deadline, null, inner?.To, "");
            }
        }

        scanner.At = back;
        return null;
    }

    private Period? WholeYear(ref ThaiScanner scanner)
    {
        var back = scanner.At;
        scanner.AnyWord("ดำเนินการอย่างต่อเนื่อง", "ดำเนินการ", "อย่างต่อเนื่อง", "ต่อเนื่อง");
        if (scanner.AnyWord("ตลอดทั้งปี", "ตลอดปี", "ทั้งปี", "ตลอด"))
        {
            return FiscalYearNamed(ref scanner) ?? OtherYear(ref scanner) ?? Whole(year);
        }

        if (scanner.AnyWord("ทุกเดือน", "ทุกไตรมาส", "ทุกสัปดาห์", "ทุกวัน", "เป็นประจำ", "อย่างสม่ำเสมอ", "ประจำทุกเดือน") || scanner.At > back && scanner.AtEnd)
        {
            return Whole(year);
        }

        scanner.At = back;
        return FiscalYearNamed(ref scanner);
    }

    /// <summary>"ปีงบประมาณ พ.ศ. 2568", with or without its year.</summary>
    private Period? FiscalYearNamed(ref ThaiScanner scanner)
    {
        scanner.AnyWord("ใน", "ประจำ");
        return scanner.AnyWord("ปีงบประมาณ", "งบประมาณ") ? OtherYear(ref scanner) ?? Whole(year) : null;
    }

    private static Period? OtherYear(ref ThaiScanner scanner) => YearAhead(ref scanner) is { } other ? Whole(other) : null;

    private static FiscalYear? YearAhead(ref ThaiScanner scanner)
    {
        var back = scanner.At;
        var bracket = scanner.Word("(");
        scanner.Word("ประจำ");
        scanner.AnyWord("ปีงบประมาณ", "งบประมาณ", "ปี");
        var named = scanner.AnyWord("พ.ศ.", "พ.ศ", "/");
        if (scanner.Number(out var written, out var digits) && (digits == 4 || digits == 2 && named)
            && DateParts.ReadYear(written, digits) is { AskEra: false } read && (!bracket || scanner.Word(")")))
        {
            return new FiscalYear(BuddhistEra.OfChristian(read.Year));
        }

        scanner.At = back;
        return null;
    }

    private static Period Whole(FiscalYear of) => new(PeriodKind.WholeYear, of.Start, of.End, "");

    /// <summary>"รอบ 6 เดือน", "6 เดือนแรก", "รอบ 6 เดือนหลัง", "รอบ 12 เดือน".</summary>
    private Period? Rounds(ref ThaiScanner scanner)
    {
        var back = scanner.At;
        scanner.AnyWord("ในรอบ", "รอบที่", "รอบ", "ระยะ");
        var named = scanner.At > back;
        if (scanner.Number(out var months, out _) && scanner.Word("เดือน") && ThaiMonths.ReadAt(scanner.Ahead).Month == 0)
        {
            var first = scanner.Word("แรก");
            var second = !first && scanner.Word("หลัง");
            if ((named || first || second) && months is 3 or 6 or 9 or 12 && !(second && months != 6))
            {
                scanner.Word("ของ");
                var of = YearAhead(ref scanner) ?? year;
                return months == 12
                    ? Whole(of)
                    : new(PeriodKind.Range, second ? of.HalfYearEnd.AddDays(1) : of.Start, second ? of.End : of.Quarter(months / 3).To, "");
            }
        }

        scanner.At = back;
        return null;
    }

    /// <summary>"ไตรมาสที่ 1 - 2", "ไตรมาส 2/2568", "ไตรมาสที่ 1 และ 2".</summary>
    private Period? Quarters(ref ThaiScanner scanner)
    {
        var back = scanner.At;
        scanner.AnyWord("ในช่วง", "ช่วง", "ใน");
        if (!scanner.Word("ไตรมาส"))
        {
            scanner.At = back;
            return null;
        }

        scanner.Word("ที่");
        if (!scanner.Number(out var first, out _))
        {
            scanner.At = back;
            return null;
        }

        var last = first;
        var more = scanner.At;
        var listed = scanner.AnyWord(",", "และ");
        if (listed || scanner.AnyWord(Between))
        {
            scanner.Word("ไตรมาส");
            scanner.Word("ที่");
            if (!scanner.Number(out last, out var digits) || digits > 1 || listed && last != first + 1)
            {
                last = first;
                scanner.At = more;
            }
        }

        if (first is < 1 or > 4 || last is < 1 or > 4)
        {
            Problem = string.Create(CultureInfo.InvariantCulture, $"ไม่มีไตรมาสที่ {(first is < 1 or > 4 ? first : last)} ปีหนึ่งมี 4 ไตรมาส โปรดตรวจอีกครั้ง");
            return null;
        }

        var of = YearAhead(ref scanner) ?? year;
        return new(PeriodKind.Quarters, of.Quarter(first).From, of.Quarter(last).To, "");
    }

    private Period? Dates(ref ThaiScanner scanner)
    {
        var back = scanner.At;
        scanner.AnyWord("ระยะเวลา", "ดำเนินการ");
        var open = scanner.AnyWord("ตั้งแต่", "เริ่มตั้งแต่", "เริ่ม");
        scanner.AnyWord("ระหว่าง", "ในช่วง", "ช่วง", "ใน", "เมื่อ");
        var bareDay = TryBareDay(ref scanner, out var first);
        if (!bareDay && !DateParts.TryRead(ref scanner, out first))
        {
            scanner.At = back;
            return null;
        }

        var middle = scanner.At;
        if (scanner.AnyWord(Between) && DateParts.TryRead(ref scanner, out var last))
        {
            return RangeOf(bareDay ? first with { Month = last.Month } : first, last);
        }

        scanner.At = middle;
        open |= scanner.AnyWord("เป็นต้นไป", "เป็นต้นมา");
        return open ? Open(first) : first.Day is null ? MonthOf(first) : DayOf(first);
    }

    /// <summary>The "1" of "1 - 15 มี.ค. 2569".</summary>
    private static bool TryBareDay(ref ThaiScanner scanner, out DateParts parts)
    {
        var back = scanner.At;
        parts = default;
        scanner.Word("วันที่");
        if (scanner.Number(out var day, out var digits) && digits <= 2)
        {
            var after = scanner.At;
            if (scanner.AnyWord(Between) && scanner.Number(out _, out var lastDigits) && lastDigits <= 2 && ThaiMonths.ReadAt(scanner.Ahead).Month > 0)
            {
                scanner.At = after;
                parts = new(day, 0, null, null, false);
                return true;
            }
        }

        scanner.At = back;
        return false;
    }

    private Period? RangeOf(DateParts first, DateParts last)
    {
        last = WithYear(last);
        if (first.Year is null)
        {
            // "ต.ค. – มี.ค. 2569": the start takes the year that puts it before the end.
            first = first with { Year = first.Month > last.Month ? last.Year - 1 : last.Year };
        }

        return FirstDay(first) is { } start && LastDay(last) is { } end ? new(PeriodKind.Range, start, end, "") : null;
    }

    private Period? Open(DateParts first) => FirstDay(WithYear(first)) is { } start ? new(PeriodKind.OpenEnd, start, null, "") : null;

    private Period? DayOf(DateParts parts) => Check(WithYear(parts)) is { } day ? new(PeriodKind.Day, day, day, "") : null;

    private Period? MonthOf(DateParts parts)
    {
        parts = WithYear(parts);
        return FirstDay(parts) is { } first && LastDay(parts) is { } last ? new(PeriodKind.Month, first, last, "") : null;
    }

    private DateParts WithYear(DateParts parts) => parts.Year is null ? parts with { Year = year.ChristianYearOf(parts.Month) } : parts;

    private DateOnly? FirstDay(DateParts parts) => Check(parts with { Day = parts.Day ?? 1 });

    private DateOnly? LastDay(DateParts parts) =>
        parts.Day is null ? Check(parts with { Day = 1 }) is { } first ? first.AddMonths(1).AddDays(-1) : null : Check(parts);

    private DateOnly? Check(DateParts parts)
    {
        var reading = parts.ToDate();
        Problem ??= reading.Problem;
        Question ??= reading.Question;
        return reading.Date;
    }
}
