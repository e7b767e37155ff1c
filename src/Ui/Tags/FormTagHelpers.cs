using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Ui.Tags;

/// <summary>
/// The browser's own bubbles are neither Thai nor read aloud: the server answers, in the error summary. A form with a plain action gets its
/// token too, which the framework leaves out.
/// </summary>
[HtmlTargetElement("form")]
public sealed class FormDefaultsTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate", null, HtmlAttributeValueStyle.Minimized));
        var action = context.AllAttributes["action"]?.Value.ToString();
        var posts = string.Equals(context.AllAttributes["method"]?.Value.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        if (posts && !string.IsNullOrEmpty(action) && !context.AllAttributes.ContainsName("asp-antiforgery"))
        {
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        }
    }
}
