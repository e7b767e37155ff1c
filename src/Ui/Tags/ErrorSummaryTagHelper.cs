using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Ui.Tags;

/// <summary>What must be corrected, at the top of the form, in the same words as at the fields; even for one error.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .Where(entry => entry.Value?.ValidationState == ModelValidationState.Invalid)
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, Text: error.ErrorMessage)))
            .Where(error => error.Text.Length > 0)
            .Distinct()
            .OrderBy(error => PlaceOf(error.Field, ViewContext.ViewData.ModelMetadata), StringComparer.Ordinal)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Add("class", "error-summary");
        output.Attributes.Add("role", "alert");
        output.Attributes.Add("tabindex", "-1");
        output.Attributes.Add("autofocus", "autofocus");
        output.Attributes.Add("aria-labelledby", "error-summary-title");
        var title = new TagBuilder("h2");
        title.Attributes["id"] = "error-summary-title";
        title.InnerHtml.Append(string.Create(CultureInfo.InvariantCulture, $"พบข้อมูลที่ต้องแก้ไข {errors.Count} แห่ง"));
        var list = new TagBuilder("ul");
        foreach (var (field, text) in errors)
        {
            var line = new TagBuilder("li");
            if (field.Length == 0)
            {
                line.InnerHtml.Append(text);
            }
            else
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(field, "_");
                link.InnerHtml.Append(text);
                line.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(line);
        }

        output.Content.AppendHtml(title).AppendHtml(list);
    }

    /// <summary>ModelState keeps its keys in an order of its own; people read a form from the top, which is the order of the model's properties.</summary>
    private static string PlaceOf(string field, ModelMetadata? model)
    {
        var place = new StringBuilder();
        foreach (var part in field.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            var index = 0;
            ModelMetadata? found = null;
            foreach (var property in model?.Properties.AsEnumerable() ?? [])
            {
                if (property.PropertyName == name)
                {
                    found = property;
                    break;
                }

                index++;
            }

            place.Append(CultureInfo.InvariantCulture, $"{index:D4}");
            if (bracket >= 0)
            {
                place.Append(part[bracket..].PadLeft(12, '0'));
                found = found?.ElementMetadata;
            }

            model = found;
        }

        return place.ToString();
    }
}
