using System.Globalization;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;
using Prongsai.Measures.Contracts;

namespace Prongsai.Site.Tests.Documents;

/// <summary>
/// Papers in the shape of real ones of four agencies: as many rows, columns, steps, heads, members and signatures, with made-up words and names.
/// The first letters of the keys are the names of the documents that gave the shape.
/// </summary>
internal static class SeedSamples
{
    private static readonly string[] Deeds =
    [
        "ทบทวนขั้นตอนของงานที่ {0} ร่วมกับผู้เกี่ยวข้อง", "ปรับปรุงคู่มือการปฏิบัติงานฉบับที่ {0} ให้อ่านเข้าใจง่าย", "เสนอผู้บริหารพิจารณาครั้งที่ {0} และเผยแพร่ให้ทั่วถึง",
        "เผยแพร่ทางเว็บไซต์ https://www.example.go.th/p{0} และแจ้งที่ประชุม", "ติดตามผลไตรมาสที่ {0} แล้วรายงานผู้บังคับบัญชา", "จัดอบรมรุ่นที่ {0} ให้แก่บุคลากรทุกคน",
    ];

    private static readonly string[] Units = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุข"];

    public static IReadOnlyDictionary<string, Paper> All { get; } = new Dictionary<string, Paper>(StringComparer.Ordinal)
    {
        ["000 plan"] = Build(PaperKinds.Plan, With([(4, 5, 0, 0), (3, 5, 0, 0), (1, 5, 0, 0), (3, 5, 0, 0), (3, 5, 0, 0), (3, 1, 0, 0)])),
        ["000 memo"] = Build(PaperKinds.GeneralMemo, PaperSamples.Facts(), FreeSamples.Texts(PaperKinds.GeneralMemo)),
        ["002 report"] = Build(PaperKinds.Report, With([(2, 1, 2, 0), (3, 1, 3, 0), (3, 1, 1, 0)]), new(StringComparer.Ordinal)
        {
            ["tables"] = "ตารางมาตรการ",
            ["parts"] = "# การนำผลการวิเคราะห์ไปสู่การปฏิบัติ\n" + string.Join('\n', Many(6, 3)),
        }),
        ["002 result"] = Build(PaperKinds.Result, With([(2, 1, 2, 0), (3, 1, 3, 0), (3, 1, 1, 0)])),
        ["002 order"] = Build(PaperKinds.Order, PaperSamples.Facts() with { Framework = Items(43) }, new(StringComparer.Ordinal)
        {
            ["number"] = "152/2566",
            ["committee"] = string.Join('\n', Enumerable.Range(1, 9).Select(n => Text($"นายสมมติ{{0}} คณะตัวอย่าง | ตำแหน่งที่ {{0}} | {(n == 1 ? "ประธานคณะทำงาน" : n == 9 ? "เลขานุการ" : "คณะทำงาน")}", n))),
            ["duties"] = string.Join('\n', Many(3, 5)) + "\n- " + string.Join("\n- ", Many(4, 6)) + "\n" + string.Join('\n', Many(2, 7)),
            ["date"] = "30 มกราคม 2566",
        }),
        ["003 memo and announcement"] = Build(
            PaperKinds.MemoAndAnnouncement,
            Issues([[(4, 3, 6, 5), (4, 3, 3, 3), (4, 2, 3, 2), (4, 2, 3, 3)], [(4, 2, 8, 7)], [(2, 1, 7, 6)], [(4, 2, 5, 4)], [(4, 1, 4, 3)], [(4, 5, 8, 8)], [(4, 3, 12, 12)]]) with { Chain = Chain(4) }),
        ["004 memo"] = Build(PaperKinds.GeneralMemo, PaperSamples.Facts() with { Chain = Chain(4) }, new(StringComparer.Ordinal)
        {
            ["number"] = "ชย 81101/44",
            ["subject"] = "รายงานผลการดำเนินการตามมาตรการ",
            ["story"] = Many(1, 1)[0],
            ["facts"] = string.Join('\n', Many(2, 2)),
            ["consider"] = Many(1, 4)[0],
        }),
        ["004 failed items"] = Build(
            PaperKinds.FailedItems,
            Codes(["O12", "O15", "O19", "O20", "O32", "O35", "O42", "O43"], [2, 2, 3, 3, 2, 2, 3, 3]),
            new(StringComparer.Ordinal) { ["after"] = "นอกจากนี้ ยังได้ส่งบุคลากรเข้าร่วมประชุม ดังต่อไปนี้", ["afterItems"] = string.Join('\n', Many(3, 5)) }),
    };

    private static Paper Build(string kind, PaperFacts facts, Dictionary<string, string>? texts = null) =>
        PaperBuilder.Build(kind, facts, texts ?? new Dictionary<string, string>(StringComparer.Ordinal));

    private static PaperFacts With((int Steps, int Owners, int Results, int Outcomes)[] shapes) =>
        PaperSamples.Facts(issues: false) with { Measures = new MeasureTable(2568, [.. shapes.Select((shape, i) => Row(i + 1, null, [], shape))]) };

    private static PaperFacts Issues((int Steps, int Owners, int Results, int Outcomes)[][] issues)
    {
        var facts = PaperSamples.Facts();
        return facts with
        {
            Measures = new MeasureTable(2568, [.. issues.SelectMany((shapes, issue) => shapes.Select((shape, i) => Row(i + 1, issue + 1, ["i1"], shape)))]),
        };
    }

    private static PaperFacts Codes(string[] codes, int[] steps) => PaperSamples.Facts(issues: false) with
    {
        Framework = Items(43),
        Measures = new MeasureTable(2568, [.. codes.Select((code, i) => Row(i + 1, null, [code], (steps[i], 1, steps[i], 0)))]),
    };

    private static MeasureRow Row(int number, int? issue, string[] codes, (int Steps, int Owners, int Results, int Outcomes) shape)
    {
        var seed = (number * 7) + ((issue ?? 0) * 31);
        return new MeasureRow(
            Guid.Empty, number, issue, "", codes, "", Text("มาตรการที่ {0} ส่งเสริมการให้บริการที่ประชาชนตรวจสอบได้", number), Many(shape.Steps, seed),
            [.. Units.Take(shape.Owners)], "1 ต.ค. 2567 – 31 มี.ค. 2568", ["รายงานความก้าวหน้าทุก 6 เดือน"], "", Many(shape.Results, seed + 3), Many(shape.Outcomes, seed + 5),
            Text("ควรดำเนินการต่อเนื่องในรอบที่ {0}", number), 100);
    }

    private static FrameworkView Items(int count) => PaperSamples.Facts().Framework! with
    {
        Issues = [],
        Items = [.. Enumerable.Range(1, count).Select(n => new ItemView(Text("O{0}", n), Text("ข้อมูลตัวอย่างรายการที่ {0}", n), "", [], n % 2 == 0 ? "งานบริหารทั่วไป สำนักปลัด" : "งานพัสดุ กองคลัง"))],
    };

    private static List<ChainStep> Chain(int steps) =>
        [.. Enumerable.Range(1, steps).Select(n => new ChainStep(Text("ความเห็นผู้บังคับบัญชาลำดับที่ {0}", n), new SignatureBlock(Text("นายลำดับ{0} ตัวอย่างชัด", n), n == 3 ? ["ผู้อำนวยการกองช่าง รักษาราชการแทน", "ปลัดเทศบาลตำบลสมมติ"] : [Text("ตำแหน่งลำดับที่ {0}", n)])))];

    private static string[] Many(int count, int seed) => [.. Enumerable.Range(1, count).Select(n => Text(Deeds[(seed + n) % Deeds.Length], (seed * 3) + n))];

    private static string Text(string format, int number) => string.Format(CultureInfo.InvariantCulture, format, number);
}
