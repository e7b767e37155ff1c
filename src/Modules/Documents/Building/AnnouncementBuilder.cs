using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Building;

/// <summary>ประกาศ (regulation on correspondence 2526, clause 20, form 7).</summary>
internal static class AnnouncementBuilder
{
    /// <param name="closing">Field of the last paragraph.</param>
    public static Section Build(PaperFacts facts, PaperText text, string closing = "closing", PageNumbers numbers = PageNumbers.Dashes) => new([
        new Crest(),
        new Title(["ประกาศ" + facts.Agency.Name, .. Subject(text)], Ornament: true),
        .. text.Paragraphs("reason"),
        .. text.Paragraphs("content"),
        .. text.Numbered("items", under: null),
        .. text.Paragraphs("after"),
        .. text.Paragraphs(closing),
        Dated("ประกาศ ณ วันที่ ", text["date"]),
        MemoBuilder.Signed(facts.Head, SignedBy.Signer, lead: ""),
    ], Numbers: numbers);

    public static IEnumerable<string> Subject(PaperText text) => text.Lines("subject").Select((line, i) => i == 0 ? "เรื่อง " + line : line);

    public static DateLine Dated(string before, string typed) => new(before + Date(typed), before);

    /// <summary>"30 มีนาคม 2569" with the era before the year (form 7); room to write when there is no date yet.</summary>
    public static string Date(string typed)
    {
        var date = typed.Trim();
        if (date.Length == 0)
        {
            return new string('.', 10) + " เดือน " + new string('.', 24) + " พ.ศ. " + new string('.', 10);
        }

        var space = date.LastIndexOf(' ');
        return date.Contains("พ.ศ.", StringComparison.Ordinal) || space < 0 ? date : date[..space] + " พ.ศ." + date[space..];
    }
}
