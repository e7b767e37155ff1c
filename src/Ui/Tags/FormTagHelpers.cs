using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Ui.Tags;

/// <summary>The browser's own bubbles are neither Thai nor read aloud: the server answers, in the error summary.</summary>
[HtmlTargetElement("form")]
public sealed class NoBubblesTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate", null, HtmlAttributeValueStyle.Minimized));
}
