using System.Diagnostics;
using System.Text;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Agency;

namespace Prongsai.Site.Tests.Files;

/// <summary>Files that are kept as evidence and given out again.</summary>
public sealed class KeptFileTests
{
    private const string Shadow = "<w:p><w:r><w:t>x</w:t></w:r></w:p>";

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj <</Encrypt 2 0 R>>", "file.pdf-encrypted")]
    [InlineData("%PDF-1.7\n1 0 obj <</OpenAction <</S/JavaScript/JS(app.alert(1))>>>>", "file.pdf-active")]
    [InlineData("%PDF-1.7\n1 0 obj <</S /J#61va#53cript>>", "file.pdf-active")]
    [InlineData("%PDF-1.7\n1 0 obj <</S /Launch /F (cmd.exe)>>", "file.pdf-active")]
    [InlineData("%PDF-1.7\n1 0 obj <</Type /Pages /Count 100000>>\nstartxref\n0\n%%EOF", null)]
    [InlineData("%PDF-1.7\n1 0 obj <</Type /XRef /Prev 9>> xref trailer <</Prev 9>> startxref 9", null)]
    [InlineData("%PDF-1.7 / /# /#4 /#zz /Launching", null)]
    public void H037_A_pdf_that_hides_or_acts_is_refused_and_none_is_ever_parsed(string pdf, string? code)
    {
        var judged = KeptFile.TypeOf(Encoding.Latin1.GetBytes(pdf), "หลักฐาน.pdf");
        Assert.Equal(code, judged.Refusal?.Code);
        Assert.Equal(code is null ? "application/pdf" : null, judged.Value);
    }

    [Fact]
    public void H037_Twenty_megabytes_of_names_are_looked_through_in_no_time()
    {
        var pdf = new byte[FileLimits.Bytes];
        pdf.AsSpan().Fill((byte)'/');
        "%PDF-"u8.CopyTo(pdf);
        var watch = Stopwatch.StartNew();
        Assert.True(KeptFile.TypeOf(pdf, "x.pdf").Done);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(19_000, 19_000)]
    [InlineData(0, 10)]
    public void H038_A_picture_beyond_every_camera_is_refused_by_its_head(int width, int height) =>
        Assert.Equal("file.picture-size", KeptFile.TypeOf(PictureTests.Png(width, height), "x.png").Refusal?.Code);

    [Fact]
    public void H038_A_picture_of_an_ordinary_size_is_kept_as_what_it_is() =>
        Assert.Equal("image/png", KeptFile.TypeOf(PictureTests.Png(4_000, 3_000), "x.jpg").Value);

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "x.svg")]
    [InlineData("<?xml version='1.0'?><svg><foreignObject><script>1</script></foreignObject></svg>", "x.png")]
    [InlineData("<svg><image href='https://evil.example/x'/></svg>", "x.jpg")]
    [InlineData("<html><script>alert(1)</script></html>", "x.jpg")]
    [InlineData("GIF89a", "x.gif")]
    [InlineData("MZ\u0090\0", "x.docx")]
    public void H025_H027_Drawings_with_scripts_and_pages_in_disguise_are_refused(string content, string name) =>
        Assert.Equal("file.kept-kind", KeptFile.TypeOf(Encoding.Latin1.GetBytes(content), name).Refusal?.Code);

    [Fact]
    public void An_office_file_may_hold_the_workbook_of_its_chart_and_no_macro()
    {
        Assert.True(KeptFile.TypeOf(OfficeFiles.Docx(Shadow, null), "รายงาน.docx").Done);
        Assert.Equal("file.macro", KeptFile.TypeOf(OfficeFiles.Docx(Shadow, null, ("word/vbaProject.bin", "x")), "รายงาน.docx").Refusal?.Code);
        Assert.Equal("file.zip-bomb", KeptFile.TypeOf(OfficeFiles.Zip(("word/document.xml", new byte[60_000_000]), ("a", new byte[60_000_000])), "รายงาน.docx").Refusal?.Code);
        Assert.Equal("file.kept-kind", KeptFile.TypeOf(OfficeFiles.Docx(Shadow, null), "รายงาน.zip").Refusal?.Code);
    }
}
