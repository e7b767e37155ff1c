using System.IO.Compression;
using System.Security;
using System.Text;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Files;

/// <summary>Office files written by hand, so that a test says exactly what is in them.</summary>
internal static class OfficeFiles
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string P = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static byte[] Zip(params (string Name, string Content)[] parts) => Zip([.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Content)))]);

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Docx(string body, string? numbering = null, params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", $"""<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>"""),
        .. numbering is null ? [] : ((string, string)[])[("word/numbering.xml", $"""<w:numbering xmlns:w="{W}">{numbering}</w:numbering>""")],
        .. more,
    ]);

    public static byte[] Xlsx(string sheet, string sharedStrings = "", string styles = "", params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="แผ่น1" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{P}"><Relationship Id="rId1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{S}">{sheet}</worksheet>"""),
        .. sharedStrings.Length == 0 ? [] : ((string, string)[])[("xl/sharedStrings.xml", $"""<sst xmlns="{S}">{sharedStrings}</sst>""")],
        .. styles.Length == 0 ? [] : ((string, string)[])[("xl/styles.xml", $"""<styleSheet xmlns="{S}">{styles}</styleSheet>""")],
        .. more,
    ]);

    public static string Paragraph(string text) => $"""<w:p><w:r><w:t xml:space="preserve">{SecurityElement.Escape(text)}</w:t></w:r></w:p>""";

    /// <summary>The document as Word would hold it.</summary>
    public static byte[] AsDocx(TableDocument document) => Docx(string.Concat(document.Blocks.Select(b => b.Table is null
        ? Paragraph(b.Text)
        : "<w:tbl>" + string.Concat(b.Table.Rows.Select(r => "<w:tr>" + string.Concat(r.Select(c =>
            $"<w:tc>{string.Concat(c.Lines.DefaultIfEmpty("").Select(Paragraph))}</w:tc>")) + "</w:tr>")) + "</w:tbl>")));

    /// <summary>The document as Word puts it on the clipboard.</summary>
    public static string AsHtml(TableDocument document) =>
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p.MsoNormal{mso-style-name:x}</style></head><body lang=TH><!--StartFragment-->"
        + string.Concat(document.Blocks.Select(b => b.Table is null
            ? $"<p class=MsoNormal><span lang=TH style='font-size:16.0pt;font-family:\"TH SarabunPSK\"'>{SecurityElement.Escape(b.Text)}<o:p></o:p></span></p>\n"
            : "<table class=MsoTableGrid border=1>" + string.Concat(b.Table.Rows.Select(r => "<tr style='mso-yfti-irow:0'>" + string.Concat(r.Select(c =>
                $"<td width=123 valign=top>{string.Concat(c.Lines.DefaultIfEmpty("").Select(l => $"<p class=MsoNormal>\r\n{SecurityElement.Escape(l)}<o:p></o:p></p>"))}</td>")) + "</tr>\n")) + "</table>"))
        + "<!--EndFragment--></body></html>";

    /// <summary>Each table on a sheet of its own, what stands above it in the first column.</summary>
    public static byte[] AsXlsx(TableDocument document)
    {
        var sheets = new List<List<IReadOnlyList<string>>> { new() };
        foreach (var block in document.Blocks)
        {
            if (block.Table is null)
            {
                sheets[^1].Add([block.Text]);
                continue;
            }

            sheets[^1].AddRange(block.Table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Text)]));
            sheets.Add([]);
        }

        return Workbook([.. sheets.Where(s => s.Count > 0)]);
    }

    public static byte[] Workbook(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> sheets) => Zip(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{string.Concat(sheets.Select((_, i) => $"<sheet name=\"S{i}\" sheetId=\"{i + 1}\" r:id=\"rId{i}\"/>"))}</sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{P}">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i}\" Type=\"{R}/worksheet\" Target=\"worksheets/s{i}.xml\"/>"))}</Relationships>"""),
        .. sheets.Select((rows, i) => ($"xl/worksheets/s{i}.xml", $"""<worksheet xmlns="{S}"><sheetData>{string.Concat(rows.Select(r => "<row>" + string.Concat(r.Select(c => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(c)}</t></is></c>")) + "</row>"))}</sheetData></worksheet>""")),
    ]);
}
