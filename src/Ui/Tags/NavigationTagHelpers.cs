using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Ui.Tags;

/// <summary>A link of a menu that knows whether it leads to where we are.</summary>
[HtmlTargetElement("nav-link", Attributes = "href")]
public sealed class NavLinkTagHelper : TagHelper
{
    public required string Href { get; set; }

    public string? Icon { get; set; }

    /// <summary>Only this very page, not the pages below it.</summary>
    public bool Exact { get; set; }

    /// <summary>Whether it leads to where we are, when the menu knows better than this link alone.</summary>
    public bool? Current { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", Href);
        var here = ViewContext.HttpContext.Request.Path.Value ?? "";
        if (Current ?? (here == Href || (!Exact && here.StartsWith(Href.TrimEnd('/') + "/", StringComparison.Ordinal))))
        {
            output.Attributes.SetAttribute("aria-current", "page");
        }

        if (Icon is { Length: > 0 })
        {
            output.PreContent.SetHtmlContent(IconTagHelper.Of(Icon));
        }
    }
}

/// <summary>Where we are, from the front page down; <c>crumb</c>s inside it.</summary>
[HtmlTargetElement("breadcrumb")]
public sealed class BreadcrumbTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "crumbs");
        output.Attributes.SetAttribute("aria-label", "เส้นทาง");
        output.PreContent.SetHtmlContent("<ol>");
        output.PostContent.SetHtmlContent("</ol>");
    }
}

[HtmlTargetElement("crumb", Attributes = "href", ParentTag = "breadcrumb")]
public sealed class CrumbTagHelper : TagHelper
{
    public required string Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        var link = new TagBuilder("a") { TagRenderMode = TagRenderMode.StartTag };
        link.Attributes["href"] = Href;
        output.PreContent.SetHtmlContent(link);
        output.PostContent.SetHtmlContent("</a>");
    }
}

/// <summary>Links to the pages of a list; nothing when there is one page.</summary>
[HtmlTargetElement("pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : TagHelper
{
    /// <summary>From 1.</summary>
    public int Page { get; set; } = 1;

    public int Pages { get; set; }

    /// <summary>Address with {0} where the number goes, e.g. "/app/audit?page={0}".</summary>
    public required string Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("aria-label", "หน้าของรายการ");
        var list = new TagBuilder("ol");
        list.AddCssClass("pages");
        foreach (var (number, label) in Shown())
        {
            var line = new TagBuilder("li");
            var mark = new TagBuilder(number == Page ? "span" : "a");
            if (number == Page)
            {
                mark.Attributes["aria-current"] = "page";
            }
            else
            {
                mark.Attributes["href"] = string.Format(CultureInfo.InvariantCulture, Href, number);
            }

            mark.InnerHtml.Append(label);
            line.InnerHtml.AppendHtml(mark);
            list.InnerHtml.AppendHtml(line);
        }

        output.Content.SetHtmlContent(list);
    }

    private IEnumerable<(int Number, string Label)> Shown()
    {
        if (Page > 1)
        {
            yield return (Page - 1, "‹ ก่อนหน้า");
        }

        for (var number = 1; number <= Pages; number++)
        {
            if (number == 1 || number == Pages || Math.Abs(number - Page) <= 2)
            {
                yield return (number, number.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (Page < Pages)
        {
            yield return (Page + 1, "ถัดไป ›");
        }
    }
}
