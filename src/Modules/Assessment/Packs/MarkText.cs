namespace Prongsai.Assessment.Packs;

/// <summary>What a mark tells a reader.</summary>
internal static class MarkText
{
    public static string Short(Mark mark) => mark switch
    {
        Mark.C => "อ่านพบตรงกันตั้งแต่สองแหล่ง",
        Mark.One => "อ่านพบแหล่งเดียว",
        Mark.X => "ยกมาจากปีอื่น",
        Mark.G => "ยังไม่ยืนยัน",
        Mark.I => "ผู้ดูแลระบบส่วนกลางยืนยันแล้ว",
        _ => "หน่วยงานยืนยันแล้ว",
    };

    /// <summary>As it stands in a pack.</summary>
    public static string Written(Mark mark) => mark == Mark.One ? "1" : mark.ToString();

    public static IEnumerable<(Mark Mark, string Text)> Legend =>
    [
        (Mark.One, "อ่านพบจากแหล่งเดียวที่กล่าวถึงปีนี้ ยังไม่ยืนยันกับคู่มือ ป.ป.ช."),
        (Mark.X, "อ่านพบของปีอื่นแล้วยกมาใช้ ยังไม่ยืนยันกับคู่มือ ป.ป.ช."),
        (Mark.G, "เป็นความรู้ทั่วไป ยังไม่ยืนยันกับคู่มือ ป.ป.ช."),
        (Mark.I, "ผู้ดูแลระบบส่วนกลางแก้ไขหรือยืนยันกับคู่มือแล้ว มีผลกับทุกหน่วยงานในระบบ"),
        (Mark.A, "ผู้ดูแลระบบของหน่วยงานแก้ไขหรือยืนยันกับคู่มือแล้ว"),
    ];
}
