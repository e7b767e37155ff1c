using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

/// <summary>The measures of the correspondence regulation and of the OPM letter on typing, taken from the printed file within half a millimetre.</summary>
public sealed class GeometryTests(PdfFixture pdf) : IClassFixture<PdfFixture>
{
    private const double Tolerance = 0.5;
    private const double Left = 30;
    private const double Right = 190;

    /// <summary>Of the 16 cm between the margins.</summary>
    private const double TextMiddle = 110;

    private const double PageMiddle = 105;
    private const double SignatureMiddle = (PageMiddle + Right) / 2;

    public static TheoryData<string> Kinds => [.. FreeSamples.Kinds];

    public static TheoryData<string> Crested =>
        [PaperKinds.Letter, PaperKinds.Circular, PaperKinds.Certificate, PaperKinds.Order, PaperKinds.GeneralOrder, PaperKinds.Announcement, PaperKinds.GeneralAnnouncement];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Paper_is_A4_and_text_stays_within_3_cm_at_the_left_and_2_cm_at_the_right(string kind)
    {
        var (file, paper) = await PrintAsync(kind);
        foreach (var sheet in file.Sheets)
        {
            var wide = sheet.Width > sheet.Height;
            Near(wide ? 297 : 210, sheet.Width);
            Near(wide ? 210 : 297, sheet.Height);
            Assert.All(sheet.Lines, line => Assert.InRange(line.Left, (wide ? 20 : Left) - Tolerance, 297));
            Assert.All(sheet.Lines, line => Assert.InRange(line.Right, 0, (wide ? 282 : Right) + Tolerance));
        }

        // A distributed paragraph of two lines and more reaches both margins.
        if (paper.Sections[0].Blocks.OfType<Body>().FirstOrDefault(body => body.Text.Length > 220) is not null && !paper.Sections[0].Landscape)
        {
            Near(Left, file.Sheets[0].Lines.Min(line => line.Left));
            Near(Right, file.Sheets[0].Lines.Max(line => line.Right));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Letters_have_the_sizes_of_the_regulation(string kind)
    {
        var (file, _) = await PrintAsync(kind);
        double[] sizes = [12, 14, 16, 20, 24, 29, 32];
        Assert.All(file.Sheets.SelectMany(sheet => sheet.Lines), line => Assert.Contains(sizes, size => Math.Abs(size - line.Points) < 0.25));
        Assert.Contains(file.Sheets.SelectMany(sheet => sheet.Lines), line => Math.Abs(line.Points - 16) < 0.25);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task First_lines_of_paragraphs_start_two_and_a_half_centimetres_in_and_lines_follow_at_single_spacing(string kind)
    {
        var (file, paper) = await PrintAsync(kind);
        foreach (var body in paper.Sections.Where(section => !section.Landscape).SelectMany(section => section.Blocks).OfType<Body>())
        {
            var opening = Digits.Thai(body.Text).Replace(" ", "", StringComparison.Ordinal);
            var (sheet, line) = file.Sheets.SelectMany(sheet => sheet.Lines.Select(line => (sheet, line)))
                .Where(pair => opening.StartsWith(pair.line.Text, StringComparison.Ordinal) || pair.line.Text.StartsWith(opening, StringComparison.Ordinal))
                .MinBy(pair => Math.Abs(pair.line.Left - Left - 25));
            Near(Left + 25, line.Left);
            var next = sheet.Lines.FirstOrDefault(other => other.Baseline > line.Baseline + 1 && other.Left < Left + 1);
            if (line.Right > Right - 1 && opening.Length > line.Text.Length && next is not null && opening.Contains(next.Text, StringComparison.Ordinal))
            {
                Near(16 * 1.331 * 25.4 / 72, next.Baseline - line.Baseline);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Crested))]
    public async Task The_emblem_is_3_cm_high_starts_1_5_cm_from_the_edge_and_stands_in_the_middle(string kind)
    {
        var (file, _) = await PrintAsync(kind);
        var ink = await file.InkAsync(1);
        var (top, bottom) = ink.Run(TextMiddle, 25, along: false);
        Near(15, top);
        Near(30, bottom - top);
        var (left, right) = ink.Run(TextMiddle, 25, along: true);
        Near(TextMiddle, (left + right) / 2);
        Near(27, right - left);
    }

    [Theory]
    [InlineData(PaperKinds.Memo)]
    [InlineData(PaperKinds.GeneralMemo)]
    [InlineData(PaperKinds.MemoAndAnnouncement)]
    public async Task The_head_of_a_memo(string kind)
    {
        var (file, _) = await PrintAsync(kind);
        var ink = await file.InkAsync(1);
        var (top, bottom) = ink.Run(35, 22, along: false);
        Near(15, top);
        Near(15, bottom - top);
        Near(Left, ink.Run(35, 22, along: true).From);

        var sheet = file.Sheets[0];
        var title = sheet.With("บันทึกข้อความ");
        Assert.InRange(title.Points, 28.75, 29.25);
        Near(TextMiddle, title.Middle);
        foreach (var (label, from, to) in new[] { ("ส่วนราชการ", Left, Right), ("วันที่", 111.5, Right), ("เรื่อง", Left, Right) })
        {
            var word = sheet.Lines.SelectMany(line => line.Words).First(word => word.Text.StartsWith(label, StringComparison.Ordinal) && word.Points > 19);
            Assert.InRange(word.Points, 19.75, 20.25);
            Near(from, word.Left);
            var dots = ink.Box(to - 3, word.Baseline, 200, word.Baseline + 12)!.Value;
            Near(to, dots.Right);
            Assert.InRange(ink.Runs(word.Right + 3, to, dots.Top + 0.2), 40, 500);
        }

        Near(Left, sheet.Lines.SelectMany(line => line.Words).First(word => word.Text == "ที่" && word.Points > 19).Left);
        Near(Left, sheet.With("เรียน").Left);
    }

    [Theory]
    [InlineData(PaperKinds.Letter)]
    [InlineData(PaperKinds.Circular)]
    public async Task The_parts_of_a_letter(string kind)
    {
        var (file, paper) = await PrintAsync(kind);
        var sheet = file.Sheets[0];
        var (number, office) = (sheet.With("ที่ สม"), sheet.With("ที่ทำการ"));
        Near(Left, number.Left);
        Near(125, office.Left);
        Near(45, number.Baseline);
        Near(45, office.Baseline);
        Near(PageMiddle, sheet.With(paper.Sections[0].Blocks.OfType<LetterDate>().Select(date => Digits.Thai(date.Text)).Single()).Left);
        var closing = sheet.With("ขอแสดงความนับถือ");
        Near(PageMiddle, closing.Left);
        foreach (var label in new[] { "เรื่อง", "เรียน", "สิ่งที่ส่งมาด้วย", "สำนักปลัด" })
        {
            Near(Left, sheet.Lines.First(line => line.Text.StartsWith(label, StringComparison.Ordinal)).Left);
        }

        var (subject, to) = (sheet.Lines.Last(line => line.Baseline < sheet.With("เรียน").Baseline - 1), sheet.With("เรียน"));
        Near((16 * 1.331 * 25.4 / 72) + (6 * 25.4 / 72), to.Baseline - subject.Baseline);
        var last = sheet.Lines.Last(line => line.Baseline < closing.Baseline - 1);
        Near((16 * 1.331 * 25.4 / 72) + (12 * 25.4 / 72), closing.Baseline - last.Baseline);
        if (kind == PaperKinds.Letter)
        {
            var stamp = sheet.With("ด่วนที่สุด");
            Assert.True(stamp.Points >= 31.9, "an urgency stamp is at least 32 pt");
            Near(Left, stamp.Left);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Titles_and_signatures_stand_in_the_middle_of_their_columns(string kind)
    {
        var (file, paper) = await PrintAsync(kind);
        foreach (var title in paper.Sections.SelectMany(section => section.Blocks).OfType<Title>())
        {
            var opening = Digits.Thai(title.Lines[0]).Replace(" ", "", StringComparison.Ordinal);
            double Middle(Measured.Sheet sheet) => sheet.Width > sheet.Height ? 151 : TextMiddle;
            var (sheet, line) = file.Sheets.SelectMany(sheet => sheet.Lines.Select(line => (sheet, line)))
                .Where(pair => opening.StartsWith(pair.line.Text, StringComparison.Ordinal) && pair.line.Points > 15)
                .MinBy(pair => Math.Abs(pair.line.Middle - Middle(pair.sheet)));
            Near(Middle(sheet), line.Middle);
        }

        foreach (var signature in paper.Sections.SelectMany(section => section.Blocks).OfType<Signature>())
        {
            foreach (var text in signature.Lines.Prepend($"({signature.Name})"))
            {
                var lines = file.Sheets.SelectMany(sheet => sheet.Lines).Where(line => line.Text == text.Replace(" ", "", StringComparison.Ordinal) && line.Left > PageMiddle);
                Near(SignatureMiddle, lines.Last().Middle);
            }
        }
    }

    [Theory]
    [InlineData(PaperKinds.Memo, true)]
    [InlineData(PaperKinds.Minutes, true)]
    [InlineData(PaperKinds.Order, false)]
    public async Task Pages_from_the_second_on_have_their_number_and_the_page_before_its_cue(string kind, bool continues)
    {
        var (file, _) = await PrintAsync(kind);
        Assert.DoesNotContain(file.Sheets[0].Lines, line => line.Baseline < 25 && line.Text.StartsWith('-'));
        foreach (var sheet in file.Sheets.Skip(1))
        {
            var number = sheet.Lines.First(line => line.Baseline < 25 && line.Text.StartsWith('-'));
            Near(TextMiddle, number.Middle);
            var ink = (await file.InkAsync(sheet.Number)).Box(TextMiddle - 2, 5, TextMiddle + 2, 24)!.Value;
            Near(15, (ink.Top + ink.Bottom) / 2);
        }

        if (continues)
        {
            var cue = file.Sheets[0].Lines.MaxBy(line => line.Baseline)!;
            Assert.EndsWith("...", cue.Text, StringComparison.Ordinal);
            Near(Right, cue.Right);
            Near(284, cue.Baseline);
        }
    }

    [Fact]
    public async Task A_secret_paper_says_so_at_head_and_foot_of_every_page_and_keeps_its_numbers()
    {
        var (path, _) = await pdf.PrintAsync(PaperSamples.Of(PaperKinds.Memo) with { Secrecy = "ลับมาก" }, "secret");
        var file = await Measured.OfAsync(path);
        Assert.True(file.Sheets.Count > 1);
        foreach (var sheet in file.Sheets)
        {
            var stamps = sheet.Lines.Where(line => line.Text == "ลับมาก").ToList();
            Assert.Equal(2, stamps.Count);
            Assert.All(stamps, stamp => Near(TextMiddle, stamp.Middle));
            Assert.True(stamps[0].Baseline < 15 && stamps[1].Baseline > 280);
        }

        Near(TextMiddle, file.Sheets[1].With("-๒-").Middle);
    }

    [Fact]
    public async Task A_signed_paper_has_as_many_pages_as_before_and_its_QR_beside_the_last_signature()
    {
        foreach (var kind in new[] { PaperKinds.Memo, PaperKinds.Letter, PaperKinds.GeneralOrder })
        {
            var paper = PaperSamples.Of(kind) with { Emblem = Emblem.Black };
            var before = (await pdf.PrintAsync(paper, kind + "-before")).Pdf.Pages;
            var (path, printed) = await pdf.PrintAsync(SignPaper.Apply(paper, SignPaperTests.Facts()), kind + "-signed");
            Assert.True(printed.Pages <= before, kind);
            var file = await Measured.OfAsync(path);
            var address = file.Sheets[^1].With("https://example.go.th/v/");
            var ink = await file.InkAsync(file.Sheets.Count);
            var qr = kind == PaperKinds.Letter ? ink.Box(119, address.Baseline - 18, address.Left - 0.5, address.Baseline + 16) : ink.Box(Left, address.Baseline - 13, address.Left - 0.5, address.Baseline + 12);
            Assert.InRange(qr!.Value.Right - qr.Value.Left, 17, 20);
            if (Tool.Exists("zbarimg"))
            {
                var picture = Path.ChangeExtension(path, null) + "-qr";
                await Tool.RunAsync("pdftoppm", "-r", "200", "-png", "-f", file.Sheets.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), path, picture);
                var (_, read) = await Tool.RunAsync("zbarimg", ["-q", .. Directory.GetFiles(Path.GetDirectoryName(picture)!, Path.GetFileName(picture) + "*.png")]);
                Assert.Contains("https://example.go.th/v/7K3M9Q", read, StringComparison.Ordinal);
            }
        }
    }

    private async Task<(Measured File, Paper Paper)> PrintAsync(string kind)
    {
        var paper = PaperSamples.Of(kind) with { Emblem = Emblem.Black };
        var (path, _) = await pdf.PrintAsync(paper, kind + "-measured");
        return (await Measured.OfAsync(path), paper);
    }

    private static void Near(double expected, double measured, double tolerance = Tolerance) => Assert.InRange(measured, expected - tolerance, expected + tolerance);
}
