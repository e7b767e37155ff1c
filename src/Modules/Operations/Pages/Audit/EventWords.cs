using System.Text.Json;
using Microsoft.Extensions.Localization;
using Prongsai.Operations.Texts;

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

    /// <summary>"ปี 2568 · ชนิด memo"; a hash is shortened to what people compare.</summary>
    private string DetailOf(string json)
    {
        try
        {
            using var detail = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return detail.RootElement.ValueKind == JsonValueKind.Object
                ? string.Join(" · ", detail.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => $"{KeyOf(p.Name)} {ValueOf(p)}"))
                : json;
        }
        catch (JsonException)
        {
            // Somebody wrote into the table behind the product's back: shown as it stands.
            return json;
        }
    }

    private string KeyOf(string key) => texts["is." + key] is { ResourceNotFound: false } name ? name.Value : key;

    private static string ValueOf(JsonProperty property)
    {
        var value = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
        return property.Name == "hash" && value.Length > 12 ? value[..12] : value.Length > Longest ? value[..Longest] + "…" : value;
    }
}
