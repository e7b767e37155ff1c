using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Prongsai.Operations.Texts;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.Audit;

/// <summary>An audit event in words. The chain itself keeps codes: words change, what happened does not.</summary>
internal sealed class EventWords(IStringLocalizer<Events> texts)
{
    private const int Longest = 200;

    /// <returns>Null when the code has no name yet: the code is shown in any case.</returns>
    public string? NameOf(string code) => texts[code] is { ResourceNotFound: false } name ? name.Value : null;

    /// <summary>What it was about and what it tells: "/ita/2567/o35 · ฉบับที่ 1".</summary>
    public string Told(string subject, string detail) =>
        string.Join(" · ", new[] { Guid.TryParse(subject, out _) ? "" : subject, DetailOf(detail) }.Where(part => part.Length > 0));

    /// <summary>"ปี 2568 · ชนิด บันทึกข้อความ"; what is empty or a key of a row (told to nobody) is left out.</summary>
    private string DetailOf(string json)
    {
        try
        {
            using var detail = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return detail.RootElement.ValueKind == JsonValueKind.Object
                ? string.Join(" · ", detail.RootElement.EnumerateObject().Select(p => (Key: KeyOf(p.Name), Value: ValueOf(p))).Where(p => p.Value.Length > 0).Select(p => $"{p.Key} {p.Value}"))
                : json;
        }
        catch (JsonException)
        {
            // Somebody wrote into the table behind the product's back: shown as it stands.
            return json;
        }
    }

    private string KeyOf(string key) => texts["is." + key] is { ResourceNotFound: false } name ? name.Value : key;

    /// <summary>A day is told in Thai, a hash by what people compare, a word of the code ("memo", "Saved", "true") in words where it has them.</summary>
    private string ValueOf(JsonProperty property)
    {
        var value = property.Value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.Array => string.Join(" ", property.Value.EnumerateArray().Where(i => i.ValueKind is JsonValueKind.String or JsonValueKind.Number).Take(20).Select(i => i.ToString())),
            JsonValueKind.String => property.Value.GetString()!,
            _ => property.Value.GetRawText(),
        };
        if (Guid.TryParse(value, out _))
        {
            return "";
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return ThaiDate.Short(day);
        }

        return WordOf(property.Name, value) is { } word ? word
            : property.Name is "hash" or "sha256" && value.Length > 12 ? value[..12]
            : value.Length > Longest ? value[..Longest] + "…" : value;
    }

    /// <summary>Only what looks like a word of the code is looked up: what people typed is never kept among the names that were not found.</summary>
    private string? WordOf(string name, string value) =>
        value.Length is 0 or > 24 || !value.All(c => char.IsAsciiLetter(c) || c is '-' or '.') ? null
        : texts[$"{name}.{value}"] is { ResourceNotFound: false } word ? word.Value
        : texts["value." + value] is { ResourceNotFound: false } plain ? plain.Value
        : null;
}
