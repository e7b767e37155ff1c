using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Building;

/// <summary>คำสั่ง (regulation on correspondence 2526, clause 16, form 4) with its committee and the table that gives every OIT item a unit.</summary>
internal static class OrderBuilder
{
    private static readonly double[] Widths = [9, 31, 36, 24];
    private static readonly string Blank = new string('.', 12) + "/" + new string('.', 10);

    public static IReadOnlyList<Section> Build(PaperFacts facts, PaperText text)
    {
        var number = text["number"].Trim();
        List<Block> blocks =
        [
            new Crest(),
            new Title(
                ["คำสั่ง" + facts.Agency.Name, "ที่ " + (number.Length > 0 ? number : Blank), .. AnnouncementBuilder.Subject(text)],
                Ornament: true,
                new NumberedLine(1, "ที่ ")),
            .. text.Paragraphs("reason"),
        ];
        blocks.AddRange(Committee(text, "committee"));
        if (text.Lines("duties").Count > 0)
        {
            blocks.Add(new Heading("ให้คณะทำงานมีหน้าที่และอำนาจ ดังนี้", Indented: true));
            blocks.AddRange(text.Numbered("duties", under: null));
        }

        var items = facts.Framework?.Items ?? [];
        if (items.Count > 0)
        {
            blocks.AddRange(text.Paragraphs("assign"));
        }

        blocks.AddRange(text.Paragraphs("effective"));
        blocks.Add(AnnouncementBuilder.Dated("สั่ง ณ วันที่ ", text["date"]));
        blocks.Add(MemoBuilder.Signed(facts.Head, SignedBy.Signer, lead: ""));
        return items.Count == 0 ? [new Section(blocks)] : [new Section(blocks), Assignments(facts, number)];
    }

    /// <summary>An order about anything: who, what, from when.</summary>
    public static Section General(PaperFacts facts, PaperText text)
    {
        var number = text["number"].Trim();
        return new([
            new Crest(),
            new Title(
                ["คำสั่ง" + facts.Agency.Name, "ที่ " + (number.Length > 0 ? number : Blank), .. AnnouncementBuilder.Subject(text)],
                Ornament: true,
                new NumberedLine(1, "ที่ ")),
            .. text.Paragraphs("reason"),
            .. Committee(text, "committee"),
            .. text.Paragraphs("lead"),
            .. text.Numbered("items", under: null),
            .. text.Paragraphs("effective"),
            AnnouncementBuilder.Dated("สั่ง ณ วันที่ ", text["date"]),
            MemoBuilder.Signed(facts.Head, SignedBy.Signer, lead: ""),
        ]);
    }

    /// <summary>People in three columns: one block, or none when nobody is named.</summary>
    public static IEnumerable<Block> Committee(PaperText text, string key)
    {
        var members = text.Lines(key).Select(PaperText.Parts).Select(parts => new Member(parts[0], parts[1], parts[2])).ToList();
        return members.Count == 0 ? [] : [new Committee(members) { Field = key }];
    }

    private static Section Assignments(PaperFacts facts, string number) => new([
        new Title(
            [
                "ตารางมอบหมายผู้รับผิดชอบข้อมูลตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
                $"แนบท้ายคำสั่ง{facts.Agency.Name}" + (number.Length > 0 ? " ที่ " + number : ""),
            ],
            Number: new NumberedLine(1, $"แนบท้ายคำสั่ง{facts.Agency.Name} ที่ ")),
        Assigned(facts.Framework!.Items),
    ]);

    /// <summary>What an assessor looks for has its column in the years that say it.</summary>
    private static Table Assigned(IReadOnlyList<ItemView> items)
    {
        var elements = items.Any(item => item.Elements.Count > 0);
        return new Table(
            elements ? Widths : [Widths[0], Widths[1] + Widths[2], Widths[3]],
            [Row(elements, Cell.Of("ข้อ"), Cell.Of("ข้อมูล"), Cell.Of("องค์ประกอบด้านข้อมูล"), Cell.Of("ผู้รับผิดชอบ"))],
            [.. items.Select(item => Row(elements, Cell.Of(item.Code, centred: true), Cell.Of(item.Name), Cell.Numbered(item.Elements), Cell.Of(item.DefaultUnit)))]);
    }

    private static IReadOnlyList<Cell> Row(bool elements, Cell code, Cell name, Cell asked, Cell unit) => elements ? [code, name, asked, unit] : [code, name, unit];
}
