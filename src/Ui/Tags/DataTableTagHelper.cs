using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Ui.Tags;

/// <summary>
/// A table that becomes cards on a phone. <c>columns</c> ("ลำดับ|มาตรการ|ผู้รับผิดชอบ") makes the head and names every cell of a card;
/// inside it stand plain tr, td and th. A name that begins with # is a number, aligned to the end. The column of buttons is always called
/// "จัดการ" and stays off paper.
/// </summary>
[HtmlTargetElement("data-table", Attributes = "caption")]
public sealed class DataTableTagHelper : TagHelper
{
    private const int ShortHead = 14;

    public required string Caption { get; set; }

    /// <summary>Hide the caption from the eye when a heading says the same.</summary>
    public bool HideCaption { get; set; }

    public string? Columns { get; set; }

    /// <summary>False: stays a table on a phone and scrolls inside its own frame.</summary>
    public bool Cards { get; set; } = true;

    public override void Init(TagHelperContext context) =>
        context.Items[typeof(Row)] = new Row(Columns?.Split('|', StringSplitOptions.TrimEntries) ?? []);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var given = (output.Attributes["class"]?.Value.ToString() + (Cards ? " cards" : "")).Trim();
        output.Attributes.SetAttribute("class", "table-wrap");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", Caption);
        output.Attributes.SetAttribute("tabindex", "0");
        var table = new TagBuilder("table");
        table.Attributes["role"] = "table";
        if (given.Length > 0)
        {
            table.Attributes["class"] = given;
        }

        if (output.Attributes.TryGetAttribute("id", out var id))
        {
            table.Attributes["id"] = id.Value.ToString();
            output.Attributes.Remove(id);
        }

        var caption = new TagBuilder("caption");
        caption.InnerHtml.Append(Caption);
        if (HideCaption)
        {
            caption.AddCssClass("vh");
        }

        table.InnerHtml.AppendHtml(caption);
        AppendHead(table, (Row)context.Items[typeof(Row)]!);
        table.InnerHtml.AppendHtml(rows);
        output.Content.SetHtmlContent(table);
    }

    private static void AppendHead(TagBuilder table, Row row)
    {
        if (row.Columns.Length == 0)
        {
            return;
        }

        var line = new TagBuilder("tr");
        line.Attributes["role"] = "row";
        foreach (var column in row.Columns)
        {
            var cell = new TagBuilder("th");
            cell.Attributes["scope"] = "col";
            cell.Attributes["role"] = "columnheader";
            if (Row.ClassOf(column) is { } given)
            {
                cell.AddCssClass(given);
            }

            // Two words of a short head under each other read like two columns.
            if (column.Length <= ShortHead)
            {
                cell.AddCssClass("nowrap");
            }

            cell.InnerHtml.Append(column.TrimStart('#'));
            line.InnerHtml.AppendHtml(cell);
        }

        var head = new TagBuilder("thead");
        head.Attributes["role"] = "rowgroup";
        head.InnerHtml.AppendHtml(line);
        table.InnerHtml.AppendHtml(head);
    }

    /// <summary>Which cell of the row comes next.</summary>
    internal sealed class Row(string[] columns)
    {
        public string[] Columns { get; } = columns;

        public int Next { get; set; }

        public static string? ClassOf(string column) => column.StartsWith('#') ? "num" : column == "จัดการ" ? "no-print" : null;
    }
}

/// <summary>Names the cells of a data-table's rows. Display as blocks takes a table's meaning away from screen readers: roles give it back.</summary>
[HtmlTargetElement("tr")]
[HtmlTargetElement("td")]
[HtmlTargetElement("th")]
public sealed class TableCellTagHelper : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        if (context.TagName == "tr" && context.Items.TryGetValue(typeof(DataTableTagHelper.Row), out var found))
        {
            ((DataTableTagHelper.Row)found).Next = 0;
        }
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(DataTableTagHelper.Row), out var found))
        {
            return;
        }

        if (context.TagName == "tr")
        {
            output.Attributes.SetAttribute("role", "row");
            return;
        }

        var row = (DataTableTagHelper.Row)found;
        var isHead = context.TagName == "th";
        var scope = output.Attributes["scope"]?.Value.ToString();
        output.Attributes.SetAttribute("role", !isHead ? "cell" : scope is "row" or "rowgroup" ? "rowheader" : "columnheader");
        if (scope != "rowgroup" && row.Next < row.Columns.Length)
        {
            var column = row.Columns[row.Next];
            output.Attributes.SetAttribute("data-label", column.TrimStart('#'));
            if (DataTableTagHelper.Row.ClassOf(column) is { } given && !output.Attributes.ContainsName("class"))
            {
                output.Attributes.SetAttribute("class", given);
            }
        }

        var span = output.Attributes["colspan"]?.Value.ToString();
        row.Next += int.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var wide) ? wide : 1;
    }
}
