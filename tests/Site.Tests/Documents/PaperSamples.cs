using System.Globalization;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;
using Prongsai.Measures.Contracts;

namespace Prongsai.Site.Tests.Documents;

/// <summary>A made-up office with a year of measures, big enough to fill pages.</summary>
internal static class PaperSamples
{
    private static readonly string[] Issues =
    [
        "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", "การให้บริการและระบบ E-Service", "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
        "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
        "กระบวนการควบคุม ตรวจสอบการใช้อำนาจ และการบริหารงานบุคคล", "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
    ];

    public static PaperFacts Facts(int rowsPerIssue = 2, bool issues = true, bool emblem = false)
    {
        var head = new SignatureBlock("นายสมมติ ตัวอย่างดี", ["นายกองค์การบริหารส่วนตำบลตัวอย่าง"]);
        var clerk = new SignatureBlock("นายประยูร สมมติชัย", ["ผู้อำนวยการกองช่าง รักษาราชการแทน", "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"]);
        return new PaperFacts(
            2568,
            new AgencyProfile(
                "องค์การบริหารส่วนตำบลตัวอย่าง", "อบต.ตัวอย่าง", "นายกองค์การบริหารส่วนตำบลตัวอย่าง", "99 หมู่ที่ 1", "ตัวอย่าง", "สมมติ",
                "0 5300 0000", "saraban@example.go.th", "สม 73501", "ที่ทำการองค์การบริหารส่วนตำบลตัวอย่าง", null, null),
            "สำนักปลัด",
            Framework(issues),
            new MeasureTable(2568, Rows(rowsPerIssue, issues)),
            new YearResult(2568, 92.45m, "ผ่านดี", 91.2m, 90.1m, 96m, ["O15"]),
            new YearResult(2567, 88.12m, "ผ่าน", 89m, 84.5m, 91m, ["O15", "O22"]),
            [
                new PersonView(Guid.Empty, "นายสมมติ ตัวอย่างดี", "นายกองค์การบริหารส่วนตำบลตัวอย่าง", null),
                new PersonView(Guid.Empty, "นายประยูร สมมติชัย", "ผู้อำนวยการกองช่าง", null),
                new PersonView(Guid.Empty, "นางสาวมาลี รักงานดี", "หัวหน้าสำนักปลัด", null),
                new PersonView(Guid.Empty, "นางสาวสมศรี ใจดีเสมอ", "นักวิเคราะห์นโยบายและแผนชำนาญการ", null),
            ],
            [
                new ChainStep("ความเห็นหัวหน้าสำนักปลัด", new SignatureBlock("นางสาวมาลี รักงานดี", ["หัวหน้าสำนักปลัด"])),
                new ChainStep("ความเห็นปลัดองค์การบริหารส่วนตำบล", clerk),
                new ChainStep("คำสั่งนายกองค์การบริหารส่วนตำบล", head),
            ],
            new SignatureBlock("นางสาวสมศรี ใจดีเสมอ", ["นักวิเคราะห์นโยบายและแผนชำนาญการ"]),
            head,
            emblem ? new Picture("image/png", Dot) : null);
    }

    public static Paper Of(string kind, PaperFacts? facts = null) =>
        PaperBuilder.Build(kind, facts ?? Facts(), FreeSamples.Texts(kind));

    /// <summary>All text of a paper, a line for a paragraph: what a reader must be able to find.</summary>
    public static IEnumerable<string> TextOf(Paper paper) => paper.Sections.SelectMany(s => s.Blocks).SelectMany(TextOf);

    private static IEnumerable<string> TextOf(Block block) => block switch
    {
        MemoHead head => [head.Text],
        Title title => title.Lines,
        FieldLine line => line.Fields.SelectMany(f => new[] { f.Label, f.Text }),
        Address address => [address.Label, address.Text],
        Heading heading => [heading.Text],
        Body body => [body.Text],
        DateLine date => [date.Text],
        Signature signature => [signature.Name, .. signature.Lines, signature.Stamp],
        Opinions opinions => opinions.Items.SelectMany(o => TextOf(o.Signature).Prepend(o.Heading).Append(o.Word).Append(o.Text)),
        LetterHead head => [head.Label, head.Number, .. head.Office],
        LetterDate date => [date.Text],
        Closing closing => [closing.Text],
        LetterFoot foot => foot.Lines,
        Resolution resolution => [resolution.Label, resolution.Text],
        PhotoRoom photo => [photo.Caption],
        Cover cover => [.. cover.Lines, .. cover.Foot],
        Contents contents => [contents.Heading, .. contents.Lines.Select(line => line.Text)],
        Committee committee => committee.Members.SelectMany(m => new[] { m.Name, m.Position, m.Duty }),
        Table table => table.Rows.SelectMany(row => row).SelectMany(cell => cell.Lines),
        _ => [],
    };

    private static FrameworkView Framework(bool issues) => new(
        2568,
        issues ? [.. Issues.Select((name, i) => new IssueView(i + 1, name, ["i1"]))] : [],
        [
            .. Enumerable.Range(1, 28).Select(n => new ItemView(
                string.Create(CultureInfo.InvariantCulture, $"O{n}"), "รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ 6 เดือน", "9.1",
                ["แสดงรายละเอียดของแต่ละโครงการ", "แสดงผลการใช้จ่ายงบประมาณ เว็บไซต์ https://www.example.go.th/ita/2568/o14"], n % 2 == 0 ? "สำนักปลัด" : "กองคลัง")),
        ],
        [
            new QuestionView("i1", "1", "เจ้าหน้าที่ปฏิบัติงานหรือให้บริการเป็นไปตามขั้นตอนและระยะเวลามากน้อยเพียงใด"),
            new QuestionView("e5", "6", "หน่วยงานมีช่องทางรับฟังคำติชมหรือความคิดเห็นมากน้อยเพียงใด"),
        ],
        "O27", "O28", true);

    private static List<MeasureRow> Rows(int perIssue, bool issues) =>
    [
        .. from issue in Enumerable.Range(1, 7)
           from number in Enumerable.Range(1, perIssue)
           select new MeasureRow(
               Guid.Empty, issues ? number : ((issue - 1) * perIssue) + number, issues ? issue : null, issues ? Issues[issue - 1] : "", number % 2 == 0 ? ["O15", "e5"] : ["i1"],
               "ผู้รับบริการส่วนหนึ่งเห็นว่าการให้บริการยังไม่เป็นไปตามขั้นตอนและระยะเวลาที่กำหนด ควรประชาสัมพันธ์ให้ทั่วถึงกว่าเดิม",
               "จัดทำคู่มือและแผนผังขั้นตอนการให้บริการ กำหนดระยะเวลาให้ชัดเจน และเผยแพร่ให้ประชาชนทราบทุกช่องทาง",
               [
                   "ประชุมเจ้าหน้าที่ที่เกี่ยวข้องเพื่อทบทวนคู่มือการปฏิบัติงานและกำหนดผู้รับผิดชอบ", "ปรับปรุงแผนผังขั้นตอนให้สั้นและเข้าใจง่าย",
                   "เผยแพร่คู่มือบนเว็บไซต์ https://www.example.go.th/manual?id=123 และเฟซบุ๊กของหน่วยงาน", "ติดตามผลและรายงานผู้บริหารทุกไตรมาส",
               ],
               ["สำนักปลัด", "นางสาวสมศรี ใจดีเสมอ", "นักวิเคราะห์นโยบายและแผนชำนาญการ"], "1 ต.ค. 2567 – 31 มี.ค. 2568",
               ["รายงานความก้าวหน้าทุก 6 เดือน", "สรุปผลเมื่อสิ้นปีงบประมาณ"], "ร้อยละ 90",
               ["จัดประชุมทบทวนคู่มือเมื่อวันที่ 14 ก.พ. 2568 มีผู้เข้าร่วม 25 คน", "ปรับปรุงคู่มือการให้บริการแล้วเสร็จ 12 กระบวนงาน และกำหนดระยะเวลาให้น้ำหนักกับงานที่มีผู้มาติดต่อจำนวนมาก"],
               ["ประชาชนได้รับบริการตามระยะเวลาที่กำหนดเพิ่มขึ้น ลดการเดินทางมาติดต่อซ้ำ", "ไม่มีข้อร้องเรียนเกี่ยวกับความล่าช้าในรอบ 6 เดือน"],
               "ควรขยายการให้บริการผ่านระบบ e-Service ให้ครบทุกงาน", 75),
    ];

    /// <summary>A PNG of one black dot.</summary>
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");
}
