using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Import;

internal enum Column
{
    Unknown,
    Group,
    Number,
    Issue,
    Question,
    FailedItem,
    Finding,
    Measure,
    Steps,
    Period,
    Owner,
    FollowUp,
    Result,
    Outcome,
    Suggestion,
    Target,
}

/// <summary>The words that offices put over the columns, by the beginning of the heading; longer ones first.</summary>
internal static class Heading
{
    private const int Longest = 70;

    private static readonly (string Start, Column Column)[] Words =
    [
        ("ตัวชี้วัดที่ไม่ผ่าน", Column.FailedItem), ("ข้อที่ไม่ผ่าน", Column.FailedItem), ("ตัวชี้วัด/ข้อที่ไม่ผ่าน", Column.FailedItem), ("หัวข้อที่ไม่ผ่าน", Column.FailedItem),
        ("ตัวชี้วัดความสำเร็จ", Column.Target), ("เป้าหมาย", Column.Target), ("ค่าเป้าหมาย", Column.Target), ("ตัวชี้วัด/เป้าหมาย", Column.Target),
        ("ข้อคำถาม", Column.Question), ("ข้อoit", Column.Question), ("ตัวชี้วัด", Column.Question), ("จุดอ่อนข้อ", Column.Question),
        ("ผลการวิเคราะห์", Column.Finding), ("ประเด็นที่ต้องพัฒนา", Column.Finding), ("ประเด็นที่ควรพัฒนา", Column.Finding), ("จุดอ่อน", Column.Finding), ("ข้อบกพร่อง", Column.Finding), ("สภาพปัญหา", Column.Finding),
        ("การวิเคราะห์", Column.Group), ("การนำผลการวิเคราะห์", Column.Group), ("การกำหนดวิธีการนำผล", Column.Group),
        ("สรุปผลการดำเนิน", Column.Result), ("ผลการดำเนิน", Column.Result), ("ผลการปฏิบัติ", Column.Result), ("รายงานผลการดำเนิน", Column.Result),
        ("ผลลัพธ์", Column.Outcome), ("ผลสัมฤทธิ์", Column.Outcome), ("ความสำเร็จ", Column.Outcome),
        ("ข้อเสนอแนะ", Column.Suggestion), ("ปัญหา/อุปสรรค", Column.Suggestion), ("ปัญหาอุปสรรค", Column.Suggestion), ("หมายเหตุ", Column.Suggestion),
        ("ประเด็น", Column.Issue),
        ("ระยะเวลา", Column.Period), ("กำหนดเวลา", Column.Period), ("ห้วงเวลา", Column.Period), ("ช่วงเวลา", Column.Period), ("กำหนดแล้วเสร็จ", Column.Period),
        ("ส่วนงานที่รับผิดชอบ", Column.Owner), ("หน่วยงานที่รับผิดชอบ", Column.Owner), ("หน่วยงานรับผิดชอบ", Column.Owner), ("ผู้รับผิดชอบ", Column.Owner), ("ส่วนราชการ", Column.Owner), ("ผู้ที่เกี่ยวข้อง", Column.Owner), ("หน่วยงานผู้รับผิดชอบ", Column.Owner),
        ("การติดตาม", Column.FollowUp), ("การกำกับติดตาม", Column.FollowUp), ("แนวทางการกำกับติดตาม", Column.FollowUp), ("การรายงานผล", Column.FollowUp), ("วิธีการติดตาม", Column.FollowUp),
        ("ขั้นตอน", Column.Steps), ("วิธีการ", Column.Steps), ("วิธีดำเนิน", Column.Steps), ("แนวทางการดำเนิน", Column.Steps), ("แนวทางปฏิบัติ", Column.Steps),
        ("มาตรการ", Column.Measure), ("แนวทาง", Column.Measure), ("กิจกรรม", Column.Measure), ("โครงการ/กิจกรรม", Column.Measure),
        ("ลำดับ", Column.Number), ("ที่", Column.Number), ("ข้อ", Column.Number),
    ];

    public static Column Of(string cell)
    {
        var key = Key(cell);
        if (key.Length is 0 or > Longest)
        {
            return Column.Unknown;
        }

        return Words.Where(w => w.Column == Column.Number ? key == w.Start || key == w.Start + "ที่" : key.StartsWith(w.Start, StringComparison.Ordinal))
            .Select(w => (Column?)w.Column).FirstOrDefault() ?? Column.Unknown;
    }

    /// <summary>Letters only: how a heading is broken over lines says nothing.</summary>
    public static string Key(string cell) => ThaiText.SearchKey(cell).Replace(" ", "", StringComparison.Ordinal);
}
