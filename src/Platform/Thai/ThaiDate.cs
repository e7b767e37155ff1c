using System.Globalization;

namespace Prongsai.Platform.Thai;

/// <summary>What a person's date was understood as.</summary>
/// <param name="Date">The day, Gregorian; null when there is none.</param>
/// <param name="Problem">Thai sentence with the cure; set exactly when <paramref name="Date"/> is null.</param>
/// <param name="Question">Thai question to show before using <paramref name="Date"/>, e.g. "หมายถึง พ.ศ. 2569 ใช่หรือไม่".</param>
public sealed record DateReading(DateOnly? Date, string? Problem, string? Question = null);

/// <summary>Dates as people in Thailand write them. Years are พ.ศ. in every text and ค.ศ. in every <see cref="DateOnly"/>.</summary>
public static class ThaiDate
{
    /// <summary>Longer texts are not dates and are not looked at.</summary>
    private const int Longest = 100;

    /// <summary>"14 ก.พ. 2569": screens.</summary>
    public static string Short(DateOnly date) => Write(date, ThaiMonths.Short);

    /// <summary>"14 กุมภาพันธ์ 2569": screens with room.</summary>
    public static string Long(DateOnly date) => Write(date, ThaiMonths.Full);

    /// <summary>"๑๔ กุมภาพันธ์ ๒๕๖๙": letters and memos.</summary>
    public static string Paper(DateOnly date) => ThaiDigits.ToThai(Long(date));

    /// <summary>"๑๔ กุมภาพันธ์ พ.ศ. ๒๕๖๙": orders and announcements.</summary>
    public static string Order(DateOnly date) =>
        ThaiDigits.ToThai(string.Create(CultureInfo.InvariantCulture, $"{date.Day} {ThaiMonths.Full[date.Month]} พ.ศ. {BuddhistEra.Of(date)}"));

    /// <summary>"๐๙.๓๐ น."</summary>
    public static string PaperTime(TimeOnly time) => ThaiDigits.ToThai(Time(time));

    /// <summary>"09.30 น."</summary>
    public static string Time(TimeOnly time) => time.ToString("HH'.'mm", CultureInfo.InvariantCulture) + " น.";

    /// <summary>Reads "14 ก.พ. 2569", "๑๔ กุมภาพันธ์ พ.ศ. ๒๕๖๙", "14/2/69", "2026-02-14" (what a native date picker sends) and their kin.
    /// Two-digit years are 25xx; years above 2400 are พ.ศ.; 1900–2200 are ค.ศ. and ask back, except in the picker's form.</summary>
    public static DateReading Read(string text)
    {
        if (text.Length > Longest)
        {
            return new(null, "ข้อความยาวเกินไปสำหรับวันที่ โปรดพิมพ์เช่น 14 ก.พ. 2569");
        }

        var scanner = new ThaiScanner(ThaiScanner.Prepare(text));
        if (scanner.AtEnd)
        {
            return new(null, "ยังไม่ได้ใส่วันที่ โปรดพิมพ์เช่น 14 ก.พ. 2569");
        }

        if (!DateParts.TryRead(ref scanner, out var parts) || !scanner.AtEnd || parts.Day is null)
        {
            return new(null, "อ่านวันที่ไม่ได้ โปรดพิมพ์เช่น 14 ก.พ. 2569");
        }

        return parts.Year is null
            ? new(null, "ยังไม่ได้ใส่ปี พ.ศ. โปรดพิมพ์เช่น 14 ก.พ. 2569")
            : parts.ToDate();
    }

    private static string Write(DateOnly date, IReadOnlyList<string> months) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {months[date.Month]} {BuddhistEra.Of(date)}");
}
