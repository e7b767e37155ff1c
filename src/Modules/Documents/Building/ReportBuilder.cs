using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Building;

/// <summary>A bound report: cover, foreword, contents, parts, tables of the year, and annexes of which each begins with a page of its own.</summary>
internal static class ReportBuilder
{
    /// <summary>ก to ฮ without the two letters out of use.</summary>
    private const string Letters = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

    /// <summary>More headings than this become text under the last one: nothing is lost, and a paper stays a paper.</summary>
    private const int MostParts = 100;
    private const int MostAnnexes = 50;

    private sealed record Part(string Heading, List<string> Lines);

    public static IReadOnlyList<Section> Build(PaperFacts facts, PaperText text)
    {
        var parts = Parts(text.Lines("parts"), MostParts);
        var tables = Tables(facts, text["tables"]).ToList();
        var annexes = Parts(text.Lines("annexes"), MostAnnexes).Where(part => part.Heading.Length > 0).ToList();
        var foreword = text.Lines("foreword");
        List<string> contents = [.. foreword.Count > 0 ? ["คำนำ"] : Array.Empty<string>(), .. parts.Select(p => p.Heading), .. tables.Select(t => t.Heading), .. annexes.Select(Annex)];
        List<Section> sections = [new([new Cover(text.Lines("heading"), text.Lines("cover"))], Numbers: PageNumbers.None)];
        List<Block> front = foreword.Count == 0 ? [] : [new Title(["คำนำ"]), .. text.Paragraphs("foreword"), new PageBreak()];
        if (contents.Exists(line => line.Length > 0))
        {
            front.Add(new Contents("สารบัญ", [.. contents.Where(line => line.Length > 0).Select(line => new ContentsLine(line))]));
        }

        Add(sections, front);
        Add(sections, [.. parts.SelectMany((part, i) => Blocks(part, first: i == 0))]);
        sections.AddRange(tables.Select(table => new Section([new Title([table.Heading]), .. table.Blocks], Landscape: true)));
        for (var i = 0; i < annexes.Count; i++)
        {
            sections.Add(new([new Cover(Annex(annexes[i], i).Split(' ', 3) is [var word, var letter, var name] ? [$"{word} {letter}", name] : [], [])]));
            Add(sections, [.. annexes[i].Lines.Select(Line)]);
        }

        return sections;
    }

    private static string Annex(Part part, int index) => $"ภาคผนวก {Letters[index % Letters.Length]} {part.Heading}";

    private static void Add(List<Section> sections, List<Block> blocks)
    {
        if (blocks.Count > 0)
        {
            sections.Add(new Section(blocks));
        }
    }

    private static IEnumerable<Block> Blocks(Part part, bool first)
    {
        if (!first)
        {
            yield return new PageBreak();
        }

        if (part.Heading.Length > 0)
        {
            yield return new Title([part.Heading]);
        }

        foreach (var line in part.Lines)
        {
            yield return Line(line);
        }
    }

    private static Block Line(string line) => line.StartsWith("##", StringComparison.Ordinal)
        ? new Heading(line.TrimStart('#').TrimStart(), Indented: false)
        : new Body(line);

    /// <summary>Lines under their "# heading"; what stands before the first heading is a part without one.</summary>
    private static List<Part> Parts(IReadOnlyList<string> lines, int most)
    {
        var parts = new List<Part>();
        foreach (var line in lines)
        {
            if (parts.Count < most && line.StartsWith('#') && !line.StartsWith("##", StringComparison.Ordinal))
            {
                parts.Add(new Part(line[1..].Trim(), []));
                continue;
            }

            if (parts.Count == 0)
            {
                parts.Add(new Part("", []));
            }

            parts[^1].Lines.Add(line);
        }

        return parts;
    }

    private static IEnumerable<(string Heading, IEnumerable<Block> Blocks)> Tables(PaperFacts facts, string choice)
    {
        if (choice is "ตารางมาตรการ" or "ทั้งสองตาราง")
        {
            yield return (PaperTemplate.Of(PaperKinds.Plan).Name, PlanTables.Plan(facts));
        }

        if (choice is "ตารางผลการดำเนินการ" or "ทั้งสองตาราง")
        {
            yield return (PaperTemplate.Of(PaperKinds.Result).Name, ResultTables.Result(facts));
        }
    }
}
