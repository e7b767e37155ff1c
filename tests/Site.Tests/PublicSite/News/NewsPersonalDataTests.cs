using System.Security;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.News;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>How many numbers of identity cards are found, and how many that are none are taken for one.</summary>
public sealed class NewsPersonalDataTests(ITestOutputHelper output)
{
    private const int Many = 5_000;

    [Fact]
    public void Of_a_hundred_numbers_of_cards_at_least_ninety_nine_are_found()
    {
        var missed = NumberCorpus.Valid(Many).Where(line => !Ids(line)).ToList();
        output.WriteLine($"recall {1 - (missed.Count / (double)Many):0.0000} of {Many}; missed e.g. {string.Join(" | ", missed.Take(5))}");

        Assert.True(missed.Count <= Many / 100, string.Join('\n', missed.Take(20)));
    }

    [Fact]
    public void Numbers_that_only_look_like_one_raise_no_alarm()
    {
        var alarms = NumberCorpus.LookAlikes(Many).Where(Ids).ToList();
        output.WriteLine($"false alarms {alarms.Count} of {Many}");

        Assert.Empty(alarms);
    }

    [Fact]
    public async Task The_same_numbers_are_found_in_cells_hidden_sheets_comments_and_properties()
    {
        var lines = NumberCorpus.Valid(600).ToList();
        var word = OfficeFiles.Docx(string.Concat(lines.Take(200).Select(OfficeFiles.Paragraph)));
        var excel = OfficeFiles.Xlsx(
            "<sheetData>" + string.Concat(lines.Skip(200).Take(200).Select((l, i) => $"<row r=\"{i + 1}\"><c r=\"A{i + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(l)}</t></is></c></row>")) + "</sheetData>");

        Assert.Equal(200, Found(await WordsAsync(word, true), lines.Take(200)));
        Assert.Equal(200, Found(await WordsAsync(excel, false), lines.Skip(200).Take(200)));
    }

    [Theory]
    [InlineData("xl/worksheets/sheet2.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c><v>{0}</v></c></row></sheetData></worksheet>")]
    [InlineData("xl/worksheets/sheet2.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c><v>{1}E12</v></c></row></sheetData></worksheet>")]
    [InlineData("xl/comments1.xml", "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><t>{0}</t></comments>")]
    [InlineData("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"urn:x\" xmlns:dc=\"urn:y\"><dc:subject>{0}</dc:subject></cp:coreProperties>")]
    [InlineData("xl/tables/table1.xml", "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" name=\"ID{0}\"/>")]
    public async Task A_number_that_no_reader_of_the_sheet_sees_is_found_too(string part, string content)
    {
        var state = 7UL;
        var id = NumberCorpus.Id(ref state);
        var file = OfficeFiles.Xlsx("<sheetData/>", more: (part, string.Format(null, content, id, id[..1] + "." + id[1..])));

        Assert.True(Ids(await WordsAsync(file, false)), part);
    }

    [Fact]
    public async Task A_number_that_was_deleted_in_Word_but_is_still_in_the_file_is_found()
    {
        var state = 8UL;
        var id = NumberCorpus.Id(ref state);
        var file = OfficeFiles.Docx($"<w:p><w:del><w:r><w:delText>{id}</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>{id[..6]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{id[6..]}</w:t></w:r></w:p>");

        Assert.Equal(2, PersonalNumbers.In(await WordsAsync(file, true), ArticleLook.NoPhones).Count());
    }

    [Fact]
    public async Task H028_to_H032_A_file_made_to_harm_is_not_read()
    {
        var bomb = OfficeFiles.Zip(("[Content_Types].xml", new byte[200 * 1024 * 1024]));
        var entities = OfficeFiles.Docx("", more: ("word/footnotes.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"));

        Assert.False((await FileWords.OfAsync(bomb, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", default)).WasRead);
        Assert.False((await FileWords.OfAsync(entities, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", default)).WasRead);
    }

    private static bool Ids(string text) => PersonalNumbers.In(text, ArticleLook.NoPhones).Any(hit => hit.Kind == "id");

    private static int Found(string text, IEnumerable<string> lines)
    {
        var masks = PersonalNumbers.In(text, ArticleLook.NoPhones).Where(h => h.Kind == "id").Select(h => h.Masked).ToHashSet(StringComparer.Ordinal);
        return lines.Count(line => PersonalNumbers.In(line, ArticleLook.NoPhones).Where(h => h.Kind == "id").All(h => masks.Contains(h.Masked)));
    }

    private static async Task<string> WordsAsync(byte[] file, bool word)
    {
        var read = await FileWords.OfAsync(file, word ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", default);
        Assert.True(read.WasRead);
        return read.Text;
    }
}
