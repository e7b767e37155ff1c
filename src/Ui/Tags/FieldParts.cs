using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Prongsai.Platform.Thai;

namespace Prongsai.Ui.Tags;

/// <summary>The mark-up that every field shares.</summary>
internal sealed class FieldParts(string name, string? hint, IReadOnlyList<string> errors)
{
    public string Id { get; } = TagBuilder.CreateSanitizedId(name, "_");

    public bool HasError => errors.Count > 0;

    public string? DescribedBy => (hint, HasError) switch
    {
        (null, false) => null,
        (null, true) => $"{Id}-error",
        (_, false) => $"{Id}-hint",
        _ => $"{Id}-hint {Id}-error",
    };

    public Dictionary<string, object?> ControlAttributes(TagHelperAttributeList given)
    {
        var attributes = given.ToDictionary(a => a.Name, a => (object?)Convert.ToString(a.Value, CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
        attributes["id"] = Id;
        if (DescribedBy is { } ids)
        {
            attributes["aria-describedby"] = ids;
        }

        if (HasError)
        {
            attributes["aria-invalid"] = "true";
        }

        return attributes;
    }

    public IHtmlContent HintAndErrors()
    {
        var both = new HtmlContentBuilder();
        if (hint is not null)
        {
            both.AppendHtml(Paragraph("hint", $"{Id}-hint", hint, null));
        }

        if (HasError)
        {
            both.AppendHtml(Paragraph("field-error", $"{Id}-error", string.Join(" ", errors), "ข้อผิดพลาด: "));
        }

        return both;
    }

    /// <summary>What a period field was understood as, so that a slip shows before it is saved.</summary>
    public static IHtmlContent Understood(string? text, int year)
    {
        if (string.IsNullOrWhiteSpace(text) || PeriodReader.Read(text, new FiscalYear(year)) is not { Problem: null, Periods.Count: > 0 } reading)
        {
            return HtmlString.Empty;
        }

        var line = new TagBuilder("p");
        line.AddCssClass("hint");
        line.InnerHtml.Append("เข้าใจว่า: " + string.Join(" และ ", reading.Periods.Select(p => p.Describe())));
        return line;
    }

    public static TagBuilder LabelFor(string id, string text, bool optional, string cssClass)
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        if (cssClass.Length > 0)
        {
            label.AddCssClass(cssClass);
        }

        label.InnerHtml.Append(text);
        AppendOptional(label, optional);
        return label;
    }

    public static TagBuilder Legend(string text, bool optional)
    {
        var legend = new TagBuilder("legend");
        legend.AddCssClass("field-label");
        legend.InnerHtml.Append(text);
        AppendOptional(legend, optional);
        return legend;
    }

    public static TagBuilder Choice(IHtmlContent control, IHtmlContent label)
    {
        var line = new TagBuilder("div");
        line.AddCssClass("choice");
        line.InnerHtml.AppendHtml(control).AppendHtml(label);
        return line;
    }

    public static TagBuilder Plain(string name, Dictionary<string, object?> attributes)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(attributes);
        input.MergeAttribute("name", name);
        return input;
    }

    public static string KindOf(ModelMetadata metadata, bool hasItems) => metadata.UnderlyingOrModelType switch
    {
        _ when hasItems => "select",
        var type when type == typeof(bool) => "checkbox",
        var type when type == typeof(int) || type == typeof(long) || type == typeof(decimal) => "number",
        var type when type == typeof(DateOnly) => "date",
        var type when typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) => "file",
        _ => metadata.DataTypeName switch
        {
            "MultilineText" => "textarea",
            "Password" => "password",
            "EmailAddress" => "email",
            "PhoneNumber" => "tel",
            "Url" => "url",
            _ => "text",
        },
    };

    public static bool IsMany(ModelMetadata metadata) => metadata.ModelType != typeof(string) && metadata.IsEnumerableType;

    /// <summary>As a person would write it in a field, and as the binders read it back.</summary>
    public static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly date => ThaiDate.Short(date),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static TagBuilder Paragraph(string cssClass, string id, string text, string? spoken)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.Attributes["id"] = id;
        if (spoken is not null)
        {
            var prefix = new TagBuilder("span");
            prefix.AddCssClass("vh");
            prefix.InnerHtml.Append(spoken);
            paragraph.InnerHtml.AppendHtml(prefix);
        }

        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private static void AppendOptional(TagBuilder to, bool optional)
    {
        if (optional)
        {
            var mark = new TagBuilder("span");
            mark.AddCssClass("optional");
            mark.InnerHtml.Append(" (ไม่บังคับ)");
            to.InnerHtml.AppendHtml(mark);
        }
    }
}
