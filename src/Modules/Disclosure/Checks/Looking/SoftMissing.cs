namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>Pages that answer "found" and say "not found".</summary>
internal static class SoftMissing
{
    /// <summary>A long page may speak of missing pages; a short one is one.</summary>
    private const int ShortText = 500;

    private static readonly string[] Says =
    [
        "ไม่พบหน้า", "ไม่พบเพจ", "ไม่พบไฟล์", "ไม่พบเอกสาร", "ไม่พบข้อมูลที่ท่าน", "ไม่พบข้อมูลที่คุณ", "ไม่พบข้อมูลที่ต้องการ", "ไม่พบเนื้อหา", "ไม่มีหน้านี้", "หน้าที่ท่านต้องการไม่", "หน้าที่คุณต้องการไม่",
        "ถูกลบไปแล้ว", "ถูกลบออกแล้ว", "อยู่ระหว่างปรับปรุง", "อยู่ระหว่างการปรับปรุง", "กำลังปรับปรุงเว็บไซต์", "ปิดปรับปรุง", "404 not found", "error 404", "page not found",
        "file not found", "not be found", "under construction", "account suspended", "domain has expired", "domain is for sale",
    ];

    /// <summary>In a title or heading these alone say it.</summary>
    private static readonly string[] Heads = ["404 not found", "error 404", "404 error", "page not found", "file not found", "หน้า 404", "ไม่พบหน้า", "ไม่พบเพจ", "ไม่พบไฟล์", "ไม่พบเอกสาร", "ปิดปรับปรุง", "under construction", "account suspended"];

    /// <returns>The words that say it; null when the page is one.</returns>
    public static string? Words(PageText page) =>
        Array.Find(Heads, head => Has(page.Title, head) || Has(page.Heading, head))
        ?? (page.Title.StartsWith("404", StringComparison.Ordinal) || page.Heading.StartsWith("404", StringComparison.Ordinal) ? "404" : null)
        ?? (page.Text.Length < ShortText ? Array.Find(Says, words => Has(page.Text, words)) : null);

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
