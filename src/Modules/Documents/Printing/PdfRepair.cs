using System.Globalization;
using System.Text.RegularExpressions;

namespace Prongsai.Documents.Printing;

/// <summary>
/// Makes the text of a PDF from Chromium readable by every reader: Chromium gives Thai marks no letter of their own and spells clusters
/// beside the text, which PDFium and pdf.js read each in their own wrong way (ำ is lost). With the map of the font itself in place, and the
/// spelling dropped where the glyphs now say it, Poppler, PDFium, pdf.js and MuPDF read the same. The drawing does not change.
/// On any surprise the file is given back as it came.
/// </summary>
internal static class PdfRepair
{
    private static readonly Regex BaseFont = new(@"/BaseFont /(?:[A-Z]+\+)?(Saraban-[A-Za-z]+)", RegexOptions.NonBacktracking);
    private static readonly Regex ToUnicode = new("/ToUnicode ([0-9]+) 0 R", RegexOptions.NonBacktracking);
    private static readonly Regex Contents = new(@"/Contents (\[[^\]]*\]|[0-9]+ 0 R)", RegexOptions.NonBacktracking);
    private static readonly Regex Reference = new("([0-9]+) 0 R", RegexOptions.NonBacktracking);
    private static readonly Regex PageType = new(@"/Type /Page(?:[^s]|$)", RegexOptions.NonBacktracking);

    /// <param name="freshStarts">Openings of pages that get no cue; null or empty: no cues at all.</param>
    public static PrintedPdf Repair(byte[] bytes, IReadOnlyList<string>? freshStarts = null)
    {
        var pages = 0;
        try
        {
            var file = PdfFile.Read(bytes);
            var pageObjects = file.Objects.Where(o => PageType.IsMatch(o.Text)).ToList();
            pages = pageObjects.Count;
            var fixedBytes = file.With(Streams(file, pageObjects, freshStarts ?? []));
            return PdfFile.Read(fixedBytes).Objects.Count == file.Objects.Count
                ? new PrintedPdf(fixedBytes, pages, Repaired: true, null)
                : throw new InvalidDataException("the repaired file lost objects");
        }
        catch (Exception surprise) when (surprise is InvalidDataException or IndexOutOfRangeException or ArgumentException or KeyNotFoundException or FormatException or OverflowException)
        {
            return new PrintedPdf(bytes, pages, Repaired: false, surprise.Message);
        }
    }

    /// <summary>The operators of each page, first to last.</summary>
    /// <exception cref="InvalidDataException">A file that is not laid out as ours are.</exception>
    public static IReadOnlyList<byte[]> Pages(byte[] bytes)
    {
        var file = PdfFile.Read(bytes);
        var byNumber = file.Objects.ToDictionary(o => o.Number);
        return
        [
            .. file.Objects.Where(o => PageType.IsMatch(o.Text)).Select(page =>
                file.Inflate(byNumber.GetValueOrDefault(Number(Reference.Match(Contents.Match(page.Text).Groups[1].Value))) ?? throw new InvalidDataException("a page without content"))),
        ];
    }

    private static Dictionary<int, byte[]> Streams(PdfFile file, List<PdfObject> pages, IReadOnlyList<string> freshStarts)
    {
        var byNumber = file.Objects.ToDictionary(o => o.Number);
        var streams = new Dictionary<int, byte[]>();
        foreach (var font in file.Objects.Where(o => o.Text.Contains("/Subtype /Type0", StringComparison.Ordinal)))
        {
            if (!BaseFont.IsMatch(font.Text))
            {
                throw new InvalidDataException("a font that is not ours");
            }

            streams[Number(ToUnicode.Match(font.Text))] = GlyphTable.ToUnicode;
        }

        var numbers = pages.ConvertAll(page => Reference.Matches(Contents.Match(page.Text).Groups[1].Value).Select(Number).ToList());
        if (numbers.Exists(content => content.Count != 1))
        {
            throw new InvalidDataException("a page in several parts");
        }

        var contents = numbers.ConvertAll(number => PdfText.JoinSpaces(PdfText.DropSpellings(file.Inflate(byNumber[number[0]]))));
        var cued = freshStarts.Count == 0 ? contents : PdfCue.Add(contents, freshStarts);
        for (var i = 0; i < numbers.Count; i++)
        {
            streams[numbers[i][0]] = GlyphTable.Deflate(cued[i]);
        }

        return streams;
    }

    private static int Number(Match match) =>
        match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : throw new InvalidDataException("a reference is missing");
}
