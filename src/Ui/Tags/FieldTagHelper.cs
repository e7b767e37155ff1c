using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Prongsai.Ui.Tags;

/// <summary>
/// One question of a form: label, hint, error and control, tied together for people who hear the page.
/// The kind follows the model ([DataType(MultilineText)] → textarea, bool → checkbox, IFormFile → file, number → numeric keys);
/// <c>items</c> makes a list to choose from and <c>kind="radio"</c> shows it as buttons. Any other attribute goes to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>Instead of [Display(Name)].</summary>
    public string? Label { get; set; }

    /// <summary>One short sentence under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>text, textarea, number, date, period, select, radio, checkbox, file, password, email, tel, hidden-label.</summary>
    public string? Kind { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First line of a select when nothing is chosen, e.g. "เลือกส่วนราชการ".</summary>
    public string? Empty { get; set; }

    public int Rows { get; set; } = 4;

    /// <summary>Says "(ไม่บังคับ)" beside the label; by default when the model does not require it.</summary>
    public bool? Optional { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string? Attempted => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry.AttemptedValue : null;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var kind = Kind ?? FieldParts.KindOf(For.ModelExplorer.Metadata, Items is not null);
        var parts = new FieldParts(Name, Hint, ErrorsOf(Name));
        var attributes = parts.ControlAttributes(output.Attributes);
        output.Attributes.Clear();
        output.TagName = kind == "radio" ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Add("class", parts.HasError ? "field field-bad" : "field");
        var label = Label ?? For.Metadata.GetDisplayName();
        var optional = Optional ?? (!For.Metadata.IsRequired && kind is not "checkbox");
        var content = output.Content;
        if (kind == "checkbox")
        {
            content.AppendHtml(parts.HintAndErrors());
            content.AppendHtml(FieldParts.Choice(Control(kind, attributes), FieldParts.LabelFor(parts.Id, label, false, "")));
        }
        else if (kind == "radio")
        {
            output.Attributes.Add("aria-describedby", parts.DescribedBy);
            content.AppendHtml(FieldParts.Legend(label, optional));
            content.AppendHtml(parts.HintAndErrors());
            AppendRadios(content, parts.Id);
        }
        else
        {
            content.AppendHtml(FieldParts.LabelFor(parts.Id, label, optional, "field-label"));
            content.AppendHtml(parts.HintAndErrors());
            attributes["class"] = "input" + (attributes.TryGetValue("class", out var more) ? " " + more : "");
            content.AppendHtml(Control(kind, attributes));
            if (kind == "period")
            {
                content.AppendHtml(FieldParts.Understood(Attempted ?? FieldParts.Written(For.Model), Shell.Year(ViewContext)));
            }
        }
    }

    private TagBuilder Control(string kind, Dictionary<string, object?> attributes)
    {
        var (explorer, name) = (For.ModelExplorer, For.Name);
        switch (kind)
        {
            case "textarea":
                return generator.GenerateTextArea(ViewContext, explorer, name, Rows, 0, attributes);
            case "select":
                return generator.GenerateSelect(ViewContext, explorer, Empty, name, Items ?? [], FieldParts.IsMany(For.Metadata), attributes);
            case "checkbox":
                return generator.GenerateCheckBox(ViewContext, explorer, name, explorer.Model is true, attributes);
            case "file":
                attributes["type"] = "file";
                return FieldParts.Plain(Name, attributes);
            case "password":
                return generator.GeneratePassword(ViewContext, explorer, name, null, attributes);
            case "number":
                attributes["inputmode"] = For.Metadata.UnderlyingOrModelType == typeof(decimal) ? "decimal" : "numeric";
                attributes["autocomplete"] = "off";
                break;
            case "date" or "period":
                attributes["autocomplete"] = "off";
                break;
            case "email" or "tel" or "url":
                attributes["type"] = kind;
                break;
        }

        return generator.GenerateTextBox(ViewContext, explorer, name, FieldParts.Written(explorer.Model), null, attributes);
    }

    private void AppendRadios(TagHelperContent content, string id)
    {
        var chosen = Attempted ?? FieldParts.Written(For.Model);
        var number = 0;
        foreach (var item in Items ?? [])
        {
            // The first has the field's own id: the error summary leads there.
            var itemId = number == 0 ? id : $"{id}-{number}";
            var radio = generator.GenerateRadioButton(ViewContext, For.ModelExplorer, For.Name, item.Value ?? item.Text,
                string.Equals(item.Value, chosen, StringComparison.Ordinal), new Dictionary<string, object?> { ["id"] = itemId });
            content.AppendHtml(FieldParts.Choice(radio, FieldParts.LabelFor(itemId, item.Text, false, "")));
            number++;
        }
    }

    private IReadOnlyList<string> ErrorsOf(string name) =>
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? [.. entry.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal)]
            : [];
}
