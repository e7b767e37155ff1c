using System.Text.Json.Nodes;
using Prongsai.Platform;

namespace Prongsai.Assessment.Corrections;

/// <summary>An administrator corrects the weights of all instruments of a year at once.</summary>
internal sealed class SetWeights(KeepCorrection keep)
{
    /// <param name="PerCent">By code of the instrument; together 100.</param>
    public sealed record Input(int FiscalYear, IReadOnlyDictionary<string, decimal> PerCent, string Reason, bool ForAll);

    /// <returns>Refusal "correction.same" or what <see cref="KeepCorrection"/> refuses.</returns>
    public async Task<Outcome<AppliedCorrection>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await keep.BelowAsync(input.FiscalYear, input.ForAll, ct) is not { } known)
        {
            return new Refusal("framework.no-year", "", input.FiscalYear);
        }

        if (known.Pack.Instruments.All(i => input.PerCent.TryGetValue(i.Code, out var weight) && weight == i.Weight))
        {
            return new Refusal("correction.same", "Input.Weights[0].PerCent");
        }

        var weights = new JsonObject(input.PerCent.Select(w => KeyValuePair.Create<string, JsonNode?>(w.Key, JsonValue.Create(w.Value))));
        return await keep.HandleAsync(input.FiscalYear, Weights.Path, weights, new(input.Reason, input.ForAll, "Input.Weights[0].PerCent"), ct);
    }
}
