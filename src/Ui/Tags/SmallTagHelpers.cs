using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Ui.Tags;

/// <summary>A symbol of the sprite; always beside words.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        output.Content.SetHtmlContent(Of(Name));
    }

    internal static IHtmlContent Of(string name)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Assets.Url("icons.svg")}#{name}";
        var svg = new TagBuilder("svg");
        svg.AddCssClass("icon");
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}

/// <summary>A state in words, with a symbol and a colour. <c>plain</c> is for what is done: open work stands out.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    /// <summary>ok, warn, danger, info, neutral or plain.</summary>
    public string Kind { get; set; } = "neutral";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind == "neutral" ? "tag" : $"tag tag-{Kind}");
        var mark = Kind switch { "ok" => "✓", "warn" => "!", "danger" => "✕", "info" => "●", "neutral" => "○", _ => "" };
        if (mark.Length > 0)
        {
            var sign = new TagBuilder("span");
            sign.Attributes["aria-hidden"] = "true";
            sign.InnerHtml.Append(mark);
            output.PreContent.SetHtmlContent(sign);
        }
    }
}

/// <summary>A sentence that must not be missed.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>info, ok, warn, danger or neutral.</summary>
    public string Kind { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind == "info" ? "notice" : $"notice notice-{Kind}");
    }
}

/// <summary>The button that sends a form. <c>confirm</c> asks once more where scripts run.</summary>
[HtmlTargetElement("save-button")]
public sealed class SaveButtonTagHelper : TagHelper
{
    /// <summary>primary, quiet or danger.</summary>
    public string Kind { get; set; } = "primary";

    /// <summary>Small, for rows of tables.</summary>
    public bool Small { get; set; }

    /// <summary>Question asked before sending, e.g. "ลบมาตรการนี้หรือไม่".</summary>
    public string? Confirm { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("class", "btn" + (Kind == "primary" ? "" : $" btn-{Kind}") + (Small ? " btn-small" : ""));
        if (Confirm is not null)
        {
            output.Attributes.SetAttribute("data-island", "confirm");
            output.Attributes.SetAttribute("data-confirm", Confirm);
        }
    }
}

/// <summary>What to do when there is nothing yet: the next action, never a bare "none".</summary>
[HtmlTargetElement("empty-state", Attributes = "title")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public required string Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        var title = new TagBuilder("h2");
        title.InnerHtml.Append(Title);
        output.PreContent.SetHtmlContent(title);
    }
}

/// <summary>Words with dates in them ("1 ต.ค. 2568 – 31 มี.ค. 2569"): a line may break between two dates, never inside one.</summary>
[HtmlTargetElement("dates", Attributes = "text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed partial class DatesTagHelper : TagHelper
{
    public required string Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var done = 0;
        foreach (Match date in Date().Matches(Text))
        {
            var whole = new TagBuilder("span");
            whole.AddCssClass("nowrap");
            whole.InnerHtml.Append(date.Value);
            output.Content.Append(Text[done..date.Index]).AppendHtml(whole);
            done = date.Index + date.Length;
        }

        output.Content.Append(Text[done..]);
    }

    [GeneratedRegex(@"[0-9]{1,2} [ก-ฮเ-แิ-ื]{1,3}\.[ก-ฮ]{1,2}\. [0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}

/// <summary>Opens the browser's print window; hidden where scripts do not run.</summary>
[HtmlTargetElement("print-button")]
public sealed class PrintButtonTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "btn btn-quiet btn-small");
        output.Attributes.SetAttribute("hidden", "hidden");
        output.Attributes.SetAttribute("data-island", "print");
        output.Content.SetHtmlContent(IconTagHelper.Of("print"));
        output.Content.Append(" พิมพ์หน้านี้");
    }
}

/// <summary>Copies a text, or the text of an element; hidden where scripts do not run.</summary>
[HtmlTargetElement("copy-button")]
public sealed class CopyButtonTagHelper : TagHelper
{
    public string? Text { get; set; }

    /// <summary>Id of the element whose text is copied; of a table, also as a table.</summary>
    public string? From { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "btn btn-quiet btn-small");
        output.Attributes.SetAttribute("hidden", "hidden");
        output.Attributes.SetAttribute("data-island", "copy");
        output.Attributes.SetAttribute(Text is null ? "data-from" : "data-text", Text ?? From ?? "");
    }
}
