using System.Text.Json;
using System.Text.Json.Nodes;
using Prongsai.Assessment.Corrections;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Packs;

/// <summary>Values of rules as a person reads them.</summary>
internal static class RuleText
{
    /// <param name="json">A stored value.</param>
    public static string Shown(string json)
    {
        try
        {
            return Shown(JsonNode.Parse(json), ", ");
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>For the field where it is corrected: a list has one entry per line.</summary>
    public static string Editable(JsonNode? value) => Shown(value, "\n");

    public static string Dates(CalendarStep step) => (step.From, step.To) switch
    {
        (null, _) => "ยังไม่พบวันที่",
        ({ } from, { } to) when to != from => $"{ThaiDate.Short(from)} – {ThaiDate.Short(to)}",
        ({ } from, _) => ThaiDate.Short(from),
    };

    private static string Shown(JsonNode? value, string between) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>() is var text && text is "A" or "I" ? "ยืนยันว่าตรงกับคู่มือ" : text,
        JsonValueKind.True => "ใช่",
        JsonValueKind.False => "ไม่ใช่",
        JsonValueKind.Array => string.Join(between, value.AsArray().Select(v => Shown(v, between))),
        JsonValueKind.Object => value["text"] is null && value["name"] is null ? Weights.Shown(value.AsObject()) : Shown(value["name"] ?? value["text"], between),
        null => "",
        _ => value.ToJsonString(),
    };
}
