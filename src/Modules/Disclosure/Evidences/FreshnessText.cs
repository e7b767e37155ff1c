namespace Prongsai.Disclosure.Evidences;

internal static class FreshnessText
{
    public static string Word(Freshness state) => state switch
    {
        Freshness.Fresh => "ใช้ได้",
        Freshness.Due => "ใกล้ครบกำหนด",
        Freshness.Stale => "เก่าเกินไป",
        Freshness.WrongPeriod => "ผิดช่วงเวลา",
        _ => "ยังไม่ระบุช่วงเวลา",
    };

    /// <summary>Kind of the status tag.</summary>
    public static string Kind(Freshness state) => state switch
    {
        Freshness.Fresh => "plain",
        Freshness.Due => "warn",
        _ => "danger",
    };
}
