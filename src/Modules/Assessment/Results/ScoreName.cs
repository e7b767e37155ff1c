using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Results;

/// <summary>What the name in a row means: a question, an item, an indicator, an instrument or the total.</summary>
/// <param name="Code">Of the pack; empty when in doubt.</param>
/// <param name="Question">What must be asked.</param>
internal sealed record ScoreName(string Code, string? Question)
{
    private const int Longest = 300;
    private static readonly string[] Totals = ["คะแนนรวม", "คะแนนเฉลี่ยรวม", "คะแนนรวมทั้งหมด", "ผลคะแนนรวม", "รวม", "รวมทั้งหมด", "คะแนนภาพรวม", "ภาพรวม", "total", "คะแนน ita", "ผลการประเมิน ita"];
    private static readonly string[] Instruments = ["IIT", "EIT", "OIT"];

    /// <param name="known">Codes of questions and items of the year in hand.</param>
    /// <returns>Null when the cell names nothing.</returns>
    public static ScoreName? Read(string cell, IReadOnlySet<string> known)
    {
        if (cell.Length > Longest)
        {
            return null;
        }

        var key = ThaiText.SearchKey(cell).Trim();
        if (Totals.Contains(key) || (key.StartsWith("คะแนนรวม", StringComparison.Ordinal) && key.Length < 40))
        {
            return new(ScoreCode.Total, null);
        }

        if (Instrument(key) is { } instrument)
        {
            return new(instrument, null);
        }

        if (key.StartsWith("ตัวชี้วัดย่อย", StringComparison.Ordinal))
        {
            return new("", "ตัวชี้วัดย่อยระบบคำนวณเองจากข้อ OIT จึงไม่รับค่า");
        }

        if (key.StartsWith("ตัวชี้วัด", StringComparison.Ordinal))
        {
            return Number(key["ตัวชี้วัด".Length..]) is { } number ? new(number, null) : null;
        }

        var reading = ItemCodeReader.Read(cell, known);
        return reading switch
        {
            { Question: { } question } when reading.Rest.Length > 0 || key.Length <= 4 => new("", question),
            { Codes.Count: 1 } => new(reading.Codes[0].ToString(), null),
            { Codes.Count: > 1 } => new("", "มีหลายรหัสในช่องเดียว โปรดแยกเป็นคนละแถว"),
            _ => null,
        };
    }

    private static string? Instrument(string key)
    {
        foreach (var name in Instruments)
        {
            var lower = name.ToLowerInvariant();
            if (key == lower || key.EndsWith("(" + lower + ")", StringComparison.Ordinal) || (key.StartsWith(lower, StringComparison.Ordinal) && key.Length > 3 && !char.IsLetterOrDigit(key[3]))
                || (key.Contains(lower, StringComparison.Ordinal) && (key.StartsWith("แบบ", StringComparison.Ordinal) || key.StartsWith("คะแนน", StringComparison.Ordinal)) && key.Length < 120))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>"ที่ 9 การเปิดเผยข้อมูล" is 9; "ที่ 9.1" is none.</summary>
    private static string? Number(string rest)
    {
        var text = rest.TrimStart().StartsWith("ที่", StringComparison.Ordinal) ? rest.TrimStart()[3..].TrimStart() : rest.TrimStart();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var decimals = digits + 1 < text.Length && text[digits] == '.' && char.IsAsciiDigit(text[digits + 1]);
        return digits is 1 or 2 && !decimals ? text[..digits] : null;
    }
}
