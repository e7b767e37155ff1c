using System.Globalization;
using System.Text;
using Prongsai.Disclosure.Checks.Fetching;

namespace Prongsai.Site.Tests.Disclosure.Checks;

/// <summary>Answers of the web as they come, for the looks that need no network.</summary>
internal static class Pages
{
    public const string Filler =
        "งานนโยบายและแผน สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง ดำเนินการตามภารกิจของหน่วยงานเพื่อประโยชน์สุขของประชาชนในพื้นที่ โดยเปิดเผยข้อมูลให้ตรวจสอบได้ทุกขั้นตอน ";

    public static Fetched Of(string address, string html, int status = 200, string final = "", string type = "text/html", string charset = "utf-8", byte[]? body = null) =>
        new(address, final.Length > 0 ? final : address, FetchEnd.Answered)
        {
            Status = status,
            Hops = final.Length > 0 ? [final] : [],
            ContentType = type,
            Charset = charset,
            Body = body ?? Encoding.UTF8.GetBytes(html),
        };

    public static Fetched Ended(string address, FetchEnd end) => new(address, address, end);

    public static string Html(string title, string body, string heading = "") =>
        $"<!doctype html><html lang=th><head><title>{title}</title><script>var a='<h1>404</h1>';</script><style>p{{color:red}}</style></head><body><h1>{(heading.Length > 0 ? heading : title)}</h1><p>{body}</p></body></html>";

    /// <summary>Pages that an assessor opens and can score, as different as they are found.</summary>
    public static IReadOnlyList<(string Name, Fetched Answer)> Good { get; } =
    [
        ("plain", Of("https://www.example.go.th/ita/o6", Html("แผนดำเนินงานประจำปีงบประมาณ พ.ศ. 2568", Long))),
        ("thai digits in text", Of("https://www.example.go.th/ita/o6-2", Html("แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", Long))),
        ("no year in the title", Of("https://www.example.go.th/plan", Html("แผนการดำเนินงาน", $"ประจำปีงบประมาณ 2568 {Long}"))),
        ("several years named, this one too", Of("https://www.example.go.th/all", Html("เอกสารเผยแพร่", $"ปีงบประมาณ 2566 ปีงบประมาณ 2567 ปีงบประมาณ 2568 {Long}"))),
        ("a plan of several years", Of("https://www.example.go.th/dev", Html("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)", Long))),
        ("a festival of the calendar year before", Of("https://www.example.go.th/news/1", Html("งานประเพณีลอยกระทง ประจำปี 2567", $"จัดเมื่อวันที่ 15 พฤศจิกายน 2567 {Long}"))),
        ("a law of an old year", Of("https://www.example.go.th/law", Html("ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้าง พ.ศ. 2560", Long))),
        ("from http to https", Of("http://www.example.go.th/o1", Html("โครงสร้าง", Long), final: "https://www.example.go.th/o1")),
        ("from bare to www with a slash", Of("https://example.go.th/o1", Html("โครงสร้าง", Long), final: "https://www.example.go.th/o1/")),
        ("a login box beside the text", Of("https://www.example.go.th/o3", Html("ติดต่อหน่วยงาน", Long + Long + Long + Long + "<form>เข้าสู่ระบบสมาชิก <input type=text><input type='password'></form>"))),
        ("Thai Windows letters", Of("https://old.example.go.th/a.asp", "", charset: "windows-874", body: Thai874("<html><head><title>อำนาจหน้าที่</title></head><body>" + Long + "</body></html>"))),
        ("Thai Windows letters, not said", Of("https://old.example.go.th/b.asp", "", charset: "", body: Thai874("<html><title>อำนาจหน้าที่</title><body>" + Long + "</body></html>"))),
        ("pictures only", Of("https://www.example.go.th/chart", "<html><title>แผนผัง</title><body><img src=/chart.png alt='แผนผังโครงสร้าง'></body></html>")),
        ("an embedded file", Of("https://www.example.go.th/view?id=5", "<html><body><iframe src=/a.pdf></iframe></body></html>")),
        ("a public drive file", Of("https://drive.google.com/file/d/abc/view", Html("รายงานผล 2568.pdf - Google ไดรฟ์", "ดาวน์โหลด เปิดด้วย ปีงบประมาณ 2568 <img src=a.png>" + Long))),
        ("a public form", Of("https://docs.google.com/forms/d/e/abc/viewform", Html("แบบสอบถามความพึงพอใจ", Long))),
        ("a public post", Of("https://www.facebook.com/example/posts/1", Html("องค์การบริหารส่วนตำบลตัวอย่าง", "กิจกรรมสร้างวัฒนธรรม No Gift Policy ปีงบประมาณ 2568 " + Long))),
        ("nothing to report", Of("https://www.example.go.th/o19", Html("สถิติเรื่องร้องเรียน ปีงบประมาณ 2568", "ไม่มีเรื่องร้องเรียนการทุจริต จำนวน 0 เรื่อง ไม่พบข้อมูลเรื่องร้องเรียน"))),
        ("speaks of missing pages in a long text", Of("https://www.example.go.th/faq", Html("คำถามที่พบบ่อย", $"หากไม่พบหน้าที่ต้องการ โปรดแจ้งผู้ดูแล {Long}{Long}{Long}"))),
        ("a file", Of("https://www.example.go.th/f/plan-2568.pdf", "%PDF-1.4", type: "application/pdf")),
        ("a cut page", Of("https://www.example.go.th/portal", Html("ศูนย์ข้อมูล", string.Concat(Enumerable.Repeat(Filler, 300)))) with { Cut = true }),
        ("open for 404 days", Of("https://www.example.go.th/news/404", Html("ข่าวลำดับที่ 404 ประจำสัปดาห์", Long), 200)),
    ];

    private static string Long => string.Concat(Enumerable.Repeat(Filler, 4));

    private static byte[] Thai874(string text) => [.. text.Select(c => c < 0x80 ? (byte)c : (byte)(c - 0x0E00 + 0xA0))];

    public static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
