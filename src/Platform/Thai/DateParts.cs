using System.Globalization;

namespace Prongsai.Platform.Thai;

/// <summary>A date as written: day and year may be missing, nothing is checked against the calendar yet.</summary>
/// <param name="Year">ค.ศ.</param>
/// <param name="WrittenYear">As typed, for sentences; null when the year was taken from elsewhere.</param>
/// <param name="AskEra">The year looks like ค.ศ. where พ.ศ. is usual.</param>
internal readonly record struct DateParts(int? Day, int Month, int? Year, int? WrittenYear, bool AskEra)
{
    private static readonly string[] Weekdays =
        ["วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์"];

    public static bool TryRead(ref ThaiScanner scanner, out DateParts parts)
    {
        var start = scanner.At;
        parts = default;
        if (scanner.AnyWord(Weekdays))
        {
            scanner.Word("ที่");
        }

        scanner.AnyWord("วันที่", "เดือน");
        if (scanner.Month(out var month))
        {
            parts = WithYear(ref scanner, null, month);
            return true;
        }

        if (scanner.Number(out var first, out var digits))
        {
            if (digits <= 2)
            {
                scanner.Word("เดือน");
                if (scanner.Month(out month))
                {
                    parts = WithYear(ref scanner, first, month);
                    return true;
                }
            }

            if (TryNumeric(ref scanner, first, digits, out parts))
            {
                return true;
            }
        }

        scanner.At = start;
        return false;
    }

    /// <summary>The day checked against the calendar.</summary>
    public DateReading ToDate()
    {
        if (Year is not { } year)
        {
            return new(null, "ยังไม่ได้ใส่ปี พ.ศ. โปรดพิมพ์เช่น 14 ก.พ. 2569");
        }

        var be = BuddhistEra.OfChristian(year);
        if (be is < BuddhistEra.Earliest or > BuddhistEra.Latest)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"ปี {WrittenYear ?? be} ไม่น่าจะถูกต้อง โปรดใส่ปี พ.ศ. สี่หลัก เช่น 2569"));
        }

        if (Month is < 1 or > 12)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"ไม่มีเดือนที่ {Month} โปรดใส่เดือน 1 ถึง 12 หรือชื่อเดือน"));
        }

        if (Day is not { } day || day < 1 || day > DateTime.DaysInMonth(year, Month))
        {
            return new(null, Impossible(be));
        }

        var question = AskEra ? string.Create(CultureInfo.InvariantCulture, $"หมายถึง พ.ศ. {be} ใช่หรือไม่") : null;
        return new(new DateOnly(year, Month, day), null, question);
    }

    /// <summary>A year as written: two digits are 25xx, above 2400 พ.ศ., 1900–2200 ค.ศ.; others are kept for the sentence that refuses them.</summary>
    public static (int Year, bool AskEra) ReadYear(int written, int digits) => (written, digits) switch
    {
        (_, 2) => (BuddhistEra.ToChristian(2500 + written), false),
        ( >= 1900 and <= 2200, _) => (written, true),
        _ => (BuddhistEra.ToChristian(written), false),
    };

    private string Impossible(int be)
    {
        var name = Day is 29 && Month == 2
            ? string.Create(CultureInfo.InvariantCulture, $"29 กุมภาพันธ์ {be}")
            : string.Create(CultureInfo.InvariantCulture, $"{Day} {ThaiMonths.Full[Month]}");
        return $"วันที่ {name} ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง";
    }

    private static DateParts WithYear(ref ThaiScanner scanner, int? day, int month)
    {
        var back = scanner.At;
        scanner.Word("ปี");
        var christian = scanner.AnyWord("ค.ศ.", "ค.ศ");
        var named = christian || scanner.AnyWord("พ.ศ.", "พ.ศ");
        if (scanner.Number(out var written, out var digits) && (named || digits is 2 or 4) && !IsDayOfNext(written, digits, scanner.Ahead))
        {
            if (christian)
            {
                return new(day, month, written, written, false);
            }

            var (year, ask) = ReadYear(written, digits);
            return new(day, month, year, written, ask);
        }

        scanner.At = back;
        return new(day, month, null, null, false);
    }

    /// <summary>In "ม.ค. - 15 ก.พ." or "ม.ค. 15 ก.พ. 66" the two digits are the day of the next date, not a year.</summary>
    private static bool IsDayOfNext(int number, int digits, ReadOnlySpan<char> ahead) =>
        digits == 2 && number <= 31 && ThaiMonths.ReadAt(ahead).Month > 0 && HasYear(ahead);

    private static bool HasYear(ReadOnlySpan<char> ahead)
    {
        var rest = ahead[ThaiMonths.ReadAt(ahead).Length..].TrimStart(' ');
        return rest.Length > 1 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]);
    }

    private static bool TryNumeric(ref ThaiScanner scanner, int first, int digits, out DateParts parts)
    {
        parts = default;
        foreach (var mark in (ReadOnlySpan<string>)["/", "-", "."])
        {
            var back = scanner.At;
            if (scanner.Word(mark) && scanner.Number(out var month, out var monthDigits) && monthDigits <= 2
                && scanner.Word(mark) && scanner.Number(out var last, out var lastDigits))
            {
                if (digits == 4 && lastDigits <= 2)
                {
                    // The form of a native date picker and of machines: ISO, ค.ศ. unless the year can only be พ.ศ.
                    parts = new(last, month, first > BuddhistEra.Earliest ? BuddhistEra.ToChristian(first) : first, first, false);
                    return true;
                }

                if (digits <= 2 && lastDigits is not 1)
                {
                    var (year, ask) = ReadYear(last, lastDigits);
                    parts = new(first, month, year, last, ask);
                    return true;
                }
            }

            scanner.At = back;
        }

        return false;
    }
}
