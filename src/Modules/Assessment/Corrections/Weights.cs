using System.Globalization;
using System.Text.Json.Nodes;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Corrections;

/// <summary>The weights of all instruments are one correction: they must make 100 together, so none can change alone.</summary>
internal static class Weights
{
    public const string Path = "weights";

    /// <returns>PathGone when the instruments are no longer the ones the weights were given for.</returns>
    public static PatchState Put(JsonNode pack, JsonObject? weights, Mark by)
    {
        var instruments = Instruments(pack).ToDictionary(i => i["code"]!.GetValue<string>());
        if (weights is null || weights.Count != instruments.Count || weights.Any(w => w.Value is null || !instruments.ContainsKey(w.Key)))
        {
            return PatchState.PathGone;
        }

        foreach (var (code, weight) in weights)
        {
            (instruments[code]["weight"], instruments[code]["mark"]) = (weight!.DeepClone(), MarkText.Written(by));
        }

        return PatchState.Applied;
    }

    public static string Shown(JsonObject weights) =>
        string.Join(", ", weights.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} {w.Value}")));

    private static IEnumerable<JsonObject> Instruments(JsonNode pack) => pack["instruments"]!.AsArray().OfType<JsonObject>();
}
