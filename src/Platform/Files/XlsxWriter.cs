using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Prongsai.Platform.Files;

/// <summary>
/// One sheet written as it comes, so a hundred thousand rows need no memory. Text is stored as text: "=1+1" shows as it was typed.
/// </summary>
public sealed class XlsxWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private readonly ZipArchive zip;
    private readonly XmlWriter sheet;
    private int row;

    /// <param name="stream">Stays open.</param>
    /// <param name="sheetName">At most 31 characters are kept.</param>
    /// <param name="header">First row, bold and frozen.</param>
    /// <param name="widths">Width of each column in characters; 20 where missing.</param>
    public XlsxWriter(Stream stream, string sheetName, IReadOnlyList<string> header, IReadOnlyList<int>? widths = null)
    {
        zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        Fixed(sheetName);
        sheet = XmlWriter.Create(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new() { Encoding = new UTF8Encoding(false), CheckCharacters = false, CloseOutput = true });
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var c = 0; c < header.Count; c++)
        {
            var width = widths is not null && c < widths.Count ? widths[c] : 20;
            sheet.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{c + 1}\" max=\"{c + 1}\" width=\"{width}\" customWidth=\"1\" style=\"1\"/>"));
        }

        sheet.WriteRaw("</cols>");
        sheet.WriteStartElement("sheetData", Main);
        Row(header, 2);
    }

    /// <summary>Cells of string (as text), int, long, decimal, double (as number), DateOnly (as ISO text) or null.</summary>
    public void Row(params IEnumerable<object?> cells) => Row(cells, 1);

    public void Dispose()
    {
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
        zip.Dispose();
    }

    private void Row(IEnumerable<object?> cells, int style)
    {
        row++;
        sheet.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        var column = 0;
        foreach (var cell in cells)
        {
            sheet.WriteStartElement("c", Main);
            sheet.WriteAttributeString("r", Name(column++) + row.ToString(CultureInfo.InvariantCulture));
            sheet.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
            if (cell is int or long or decimal or double)
            {
                sheet.WriteElementString("v", Main, Convert.ToString(cell, CultureInfo.InvariantCulture));
            }
            else if (cell is not null)
            {
                var text = cell is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.ToString() ?? "";
                sheet.WriteAttributeString("t", "inlineStr");
                sheet.WriteStartElement("is", Main);
                sheet.WriteStartElement("t", Main);
                sheet.WriteAttributeString("xml", "space", null, "preserve");
                sheet.WriteString(string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
                sheet.WriteEndElement();
                sheet.WriteEndElement();
            }

            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    private void Fixed(string sheetName)
    {
        var name = string.Concat(sheetName.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)).Take(31));
        Part("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part("_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{System.Security.SecurityElement.Escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="14"/><name val="TH SarabunPSK"/></font><font><b/><sz val="14"/><name val="TH SarabunPSK"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>""");
    }

    private void Part(string name, string xml)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml.Trim()));
    }

    private static string Name(int column)
    {
        var name = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26)
        {
            name = (char)('A' + ((n - 1) % 26)) + name;
        }

        return name;
    }
}
