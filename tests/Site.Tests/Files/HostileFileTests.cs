using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Files;

/// <summary>Files that mean harm or are broken get a sentence with its cure, never an exception.</summary>
public sealed class HostileFileTests
{
    private const string Shadow = "<w:p><w:r><w:t>x</w:t></w:r></w:p>";

    [Fact]
    public async Task H021_H022_A_stream_longer_than_allowed_is_cut_while_reading()
    {
        var endless = new Endless();
        var read = await FileGuard.ReadAsync(endless, FileLimits.Bytes, TestContext.Current.CancellationToken);
        Assert.Equal("file.too-big", read.Refusal?.Code);
        Assert.True(endless.Served < FileLimits.Bytes + 200_000);
    }

    [Fact]
    public void H045_An_empty_file_is_said_to_be_empty() => Refused("file.empty", []);

    [Theory]
    [InlineData("%PDF-1.7\n%PK\u0003\u0004", "file.picture")]
    [InlineData("\u0089PNG\r\n\u001a\n", "file.picture")]
    [InlineData("MZ\u0090\0", "file.unknown")]
    [InlineData("{\\rtf1 x}", "file.unknown")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "file.unknown")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "file.unknown")]
    public void H025_H026_The_content_says_what_a_file_is_and_the_name_does_not(string content, string code) =>
        Assert.Equal(code, TableFile.Read(Encoding.Latin1.GetBytes(content), "ตาราง.docx").Refusal?.Code);

    [Fact]
    public void H026_An_archive_with_something_before_it_is_no_office_file()
    {
        byte[] polyglot = [.. "GIF89a"u8, .. OfficeFiles.Docx(Shadow)];
        Assert.False(TableFile.Read(polyglot, "x.docx").Done);
    }

    [Fact]
    public void H028_A_zip_bomb_is_refused_quickly_and_in_little_memory()
    {
        var bomb = OfficeFiles.Zip(("[Content_Types].xml", new byte[60_000_000]), ("word/document.xml", new byte[60_000_000]));
        Assert.True(bomb.Length < 300_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused("file.zip-bomb", bomb);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 * 1024 * 1024);
    }

    [Fact]
    public void H028_More_than_a_hundred_megabytes_unpacked_are_refused_whatever_the_ratio()
    {
        var noise = new byte[4_000_000];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)((i * 2_654_435_761L) >> 13);
        }

        var parts = Enumerable.Range(0, 30).Select(i => ($"word/p{i}.xml", noise)).ToArray();
        var zip = OfficeFiles.Zip(parts);
        Assert.Contains(TableFile.Read(zip, "x.docx").Refusal?.Code, (string[])["file.zip-bomb"]);
    }

    [Fact]
    public void H029_An_archive_inside_is_refused() =>
        Refused("file.nested", OfficeFiles.Docx(Shadow, null), ("word/embeddings/42.zip", OfficeFiles.Docx(Shadow)));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..\\x")]
    [InlineData("/abs")]
    [InlineData("C:\\x")]
    [InlineData("word/../../x")]
    public void H023_Names_that_climb_are_refused(string name) => Refused("file.zip-broken", OfficeFiles.Docx(Shadow), (name, "x"u8.ToArray()));

    [Fact]
    public void H030_Two_entries_of_one_name_are_refused()
    {
        Refused("file.zip-broken", OfficeFiles.Docx(Shadow), ("word/document.xml", "y"u8.ToArray()));
        Refused("file.zip-broken", OfficeFiles.Docx(Shadow), ("WORD/Document.xml", "y"u8.ToArray()));
    }

    [Fact]
    public void H030_A_false_size_a_false_checksum_and_overlapping_entries_are_refused()
    {
        var zip = OfficeFiles.Docx(Shadow);
        var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        foreach (var (offset, value) in ((int, uint)[])[(24, 1), (16, 0xDEADBEEF), (42, 0)])
        {
            var changed = (byte[])zip.Clone();
            BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(directory + offset), value);
            Refused("file.zip-broken", changed);
        }
    }

    [Fact]
    public void H030_Too_many_entries_are_refused() =>
        Refused("file.zip-broken", OfficeFiles.Zip([.. Enumerable.Range(0, FileLimits.ZipEntries + 1).Select(i => ($"a{i}", Array.Empty<byte>()))]));

    [Fact]
    public void H031_H032_A_document_type_is_refused_before_any_entity_grows()
    {
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(0, 20).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat(i == 0 ? "&a;" : $"&a{i - 1};", 10))}\">")) + "]>";
        var watch = Stopwatch.StartNew();
        foreach (var prolog in (string[])[laughs, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:9/\">]>"])
        {
            var zip = OfficeFiles.Zip(
                ("[Content_Types].xml", "<Types>wordprocessingml</Types>"u8.ToArray()),
                ("_rels/.rels", "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"u8.ToArray()),
                ("word/document.xml", Encoding.UTF8.GetBytes(prolog + "<document><body>&a19;</body></document>")));
            Refused("file.broken", zip);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void H031_A_part_outside_the_file_is_not_followed()
    {
        var zip = OfficeFiles.Docx(Shadow, null, ("word/_rels/document.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>"""));
        Assert.Equal("x", Assert.Single(TableFile.Read(zip, "x.docx").Value!.Blocks).Text);
    }

    [Fact]
    public void H033_Macros_DDE_and_old_office_files_are_refused_with_their_cure()
    {
        Refused("file.macro", OfficeFiles.Docx(Shadow, null, ("word/vbaProject.bin", "x")));
        Refused("file.macro", OfficeFiles.Docx("<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\\\x</w:instrText></w:r></w:p>"));
        Refused("file.macro", OfficeFiles.Docx("<w:p><w:fldSimple w:instr=\" DDE x\"/></w:p>"));
        Refused("file.macro", OfficeFiles.Xlsx("<sheetData/>", "", "", ("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink/></externalLink>")));
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Refused("file.old-office", ole);
        Refused("file.encrypted", [.. ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")]);
        Refused("file.nested", OfficeFiles.Docx(Shadow), ("word/embeddings/oleObject1.bin", ole));
    }

    [Fact]
    public void H034_A_sheet_that_claims_too_much_is_refused()
    {
        Refused("file.too-many-rows", OfficeFiles.Xlsx("<sheetData><row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>"));
        Refused("file.too-many-rows", OfficeFiles.Xlsx("<sheetData><row r=\"1\"><c r=\"XFD1\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>"));
        Refused("file.too-many-rows", OfficeFiles.Xlsx("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"));
    }

    [Fact]
    public void H035_A_formula_counts_for_the_value_that_was_saved_with_it()
    {
        var rows = Rows(OfficeFiles.Xlsx("<sheetData><row><c><f>WEBSERVICE(\"http://127.0.0.1:9\")</f><v>42</v></c><c t=\"str\"><f>1+1</f><v>สอง</v></c><c><f>1+1</f></c></row></sheetData>"));
        Assert.Equal(["42", "สอง"], rows[0].Select(c => c.Text).Where(t => t.Length > 0));
    }

    [Fact]
    public void Merged_cells_dates_and_shared_texts_of_a_workbook_are_understood()
    {
        var rows = Rows(OfficeFiles.Xlsx(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>45566</v></c></row><row r=\"2\"><c r=\"B2\"><v>0.30000000000000004</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>",
            "<si><r><t>มาตร</t></r><r><t>การ</t></r><rPh><t>อ่าน</t></rPh></si>",
            "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-107041E]d mmm yyyy\"/></numFmts><cellXfs><xf/><xf numFmtId=\"170\"/></cellXfs>"));
        Assert.Equal(["มาตรการ", "", "2024-10-01"], rows[0].Select(c => c.Text));
        Assert.True(rows[1][0].SameAsAbove);
        Assert.Equal("0.3", rows[1][1].Text);
    }

    [Fact]
    public void Numbers_that_Word_draws_by_itself_are_text_here()
    {
        const string Numbering = """
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
            """;
        static string Item(int level, string text) => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
        var document = TableFile.Read(OfficeFiles.Docx(Item(0, "ประชุม") + Item(1, "ย่อย") + Item(0, "อบรม"), Numbering), "x.docx").Value!;
        Assert.Equal(["๑. ประชุม", "๑.1 ย่อย", "๒. อบรม"], document.Blocks.Select(b => b.Text));
    }

    [Fact]
    public void Merged_cells_of_Word_say_that_they_repeat()
    {
        const string Table = """
            <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>กว้าง</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>สูง</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc><w:tc><w:p><w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del><w:ins><w:r><w:t>ข</w:t></w:r></w:ins></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
            """;
        var rows = Rows(OfficeFiles.Docx(Table));
        Assert.Equal(["กว้าง", "กว้าง", "สูง"], rows[0].Select(c => c.Text));
        Assert.Equal(["ก", "ข", "สูง"], rows[1].Select(c => c.Text));
        Assert.True(rows[0][1].SameAsLeft && rows[1][2].SameAsAbove);
    }

    [Fact]
    public void H005_Markup_nested_without_end_is_refused()
    {
        Assert.Equal("file.too-complex", TableFile.ReadText(string.Concat(Enumerable.Repeat("<div>", 100_000))).Refusal?.Code);
        Refused("file.broken", OfficeFiles.Docx(string.Concat(Enumerable.Repeat("<w:sdt>", 3_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 3_000))));
    }

    [Fact]
    public void Pasted_html_is_text_and_nothing_else()
    {
        var document = TableFile.ReadText("""<table><tr><td colspan=9999 rowspan=9999 onclick="x()"><script>alert(1)</script><style>p{}</style><img src=http://127.0.0.1:9/x onerror=alert(1)>ก<ol><li>หนึ่ง<li>สอง</ol></td></tr></table>""").Value!;
        var cell = document.Blocks[0].Table!.Rows[0][0];
        Assert.Equal(["ก", "1. หนึ่ง", "2. สอง"], cell.Lines);
        Assert.Single(document.Blocks[0].Table!.Rows);
    }

    [Fact]
    public void A_damaged_copy_of_a_good_file_never_throws()
    {
        var good = OfficeFiles.Docx(Shadow, null, ("word/styles.xml", "<styles/>"));
        for (var i = 0; i < good.Length; i++)
        {
            var damaged = (byte[])good.Clone();
            damaged[i] ^= 0x41;
            TableFile.Read(damaged, "x.docx");
            TableFile.Read(good[..i], "x.docx");
        }
    }

    [Fact]
    public void Csv_is_read_with_the_separators_and_quotes_of_its_country()
    {
        foreach (var separator in ",;\t")
        {
            var rows = TableFile.Read(Encoding.UTF8.GetBytes($"\uFEFFก{separator}\"ข\"\"{separator}\nค\"\r\n1{separator}2"), "x.csv").Value!.Blocks[0].Table!.Rows;
            Assert.Equal(2, rows.Count);
            Assert.Equal("2", rows[1][1].Text);
            Assert.StartsWith("ข\"", rows[0][1].Text, StringComparison.Ordinal);
        }

        Assert.Equal("file.csv-quote", TableFile.Read("a,\"b"u8.ToArray(), "x.csv").Refusal?.Code);
        Assert.Equal("file.encoding", TableFile.Read([0xE0, 0xFC, 0xFE, 0xB8], "x.csv").Refusal?.Code);
    }

    private static IReadOnlyList<IReadOnlyList<Cell>> Rows(byte[] file)
    {
        var read = TableFile.Read(file, "x");
        Assert.True(read.Done, read.Refusal?.Code);
        return read.Value.Blocks.Single(b => b.Table is not null).Table!.Rows;
    }

    private static void Refused(string code, byte[] file) => Assert.Equal(code, TableFile.Read(new MemoryStream(file), "ตาราง.docx").Refusal?.Code);

    private static void Refused(string code, byte[] office, (string Name, byte[] Content) more)
    {
        using var stream = new MemoryStream();
        stream.Write(office);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(more.Name).Open();
            entry.Write(more.Content);
        }

        Refused(code, stream.ToArray());
    }

    private sealed class Endless : Stream
    {
        public long Served { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) { Served += count; return count; }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
