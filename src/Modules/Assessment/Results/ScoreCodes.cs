using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Results;

/// <summary>Everything a year can have a score for, in the order people read it.</summary>
internal sealed record ScoreCode(string Code, ScoreKind Kind, string Name)
{
    public const string Total = "total";

    /// <summary>As people write it: "i1", "O12", "ตัวชี้วัดที่ 9", "EIT", "คะแนนรวม".</summary>
    public string Label => Kind switch { ScoreKind.Indicator => $"ตัวชี้วัดที่ {Code}", ScoreKind.Total => "คะแนนรวม", _ => Code };
}

internal static class ScoreCodes
{
    public static IReadOnlyList<ScoreCode> Of(Pack pack) =>
    [
        new(ScoreCode.Total, ScoreKind.Total, "คะแนนรวม"),
        .. pack.Instruments.Select(i => new ScoreCode(i.Code, ScoreKind.Instrument, i.Name)),
        .. pack.Indicators.Select(i => new ScoreCode(i.Code, ScoreKind.Indicator, i.Name)),
        .. pack.Questions.Select(q => new ScoreCode(q.Code, ScoreKind.Question, q.Text)),
        .. pack.Items.Select(i => new ScoreCode(i.Code, ScoreKind.Item, i.Name)),
    ];

    public static string KindName(ScoreKind kind) => kind switch
    {
        ScoreKind.Total => "คะแนนรวม",
        ScoreKind.Instrument => "เครื่องมือ",
        ScoreKind.Indicator => "ตัวชี้วัด",
        ScoreKind.Question => "ข้อคำถาม",
        _ => "ข้อ OIT",
    };
}
