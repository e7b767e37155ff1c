using System.Globalization;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Results;

/// <summary>Reads a score as people type it: 93.55, ๙๓.๕๕, 93.55 %, 100, ผ่าน; never guesses.</summary>
internal static class ScoreText
{
    private const int Longest = 30;

    /// <returns>Value and Problem both null: nothing was written.</returns>
    public static (decimal? Value, string? Problem) Read(string cell, ScoreKind kind)
    {
        var text = ThaiText.SearchKey(cell.Length > 200 ? cell[..200] : cell).Trim();
        if (text is "" or "-" or "–" or "—" or "n/a" or "ไม่มีข้อมูล" or "ไม่มี")
        {
            return (null, null);
        }

        if (kind == ScoreKind.Item && (text is "ผ่าน" or "✓" or "ไม่ผ่าน" or "✗" or "✕"))
        {
            return (text is "ผ่าน" or "✓" ? 100 : 0, null);
        }

        var number = text.TrimEnd('%').Replace("คะแนน", "", StringComparison.Ordinal).Replace("ร้อยละ", "", StringComparison.Ordinal).Trim();
        if (number.Length > Longest || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return (null, "อ่านเป็นตัวเลขไม่ได้ โปรดเขียนเช่น 93.55");
        }

        return Problem(value, kind) is { } problem ? (null, problem) : (value, null);
    }

    /// <returns>Null when the value can be a score of the kind.</returns>
    public static string? Problem(decimal value, ScoreKind kind) =>
        value is < 0 or > 100 ? "คะแนนต้องอยู่ในช่วง 0 ถึง 100"
        : kind == ScoreKind.Item && value is not (0 or 100) ? "ข้อ OIT ได้ 0 หรือ 100 เท่านั้น"
        : decimal.Round(value, 4) != value ? "ทศนิยมไม่เกิน 4 ตำแหน่ง"
        : null;

    public static string Shown(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Shown(decimal? value) => value is { } known ? Shown(known) : "–";
}
