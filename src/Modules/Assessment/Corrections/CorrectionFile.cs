using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Corrections;

/// <summary>
/// Corrections that lie beside the data: the file pack-corrections.json, for who runs many machines and writes it once for all of them. What
/// an administrator of the installation corrects on screen stands over it.
/// </summary>
internal sealed class CorrectionFile(IReadOnlyList<CorrectionFile.Line> lines, ILogger log)
{
    public const string FileName = "pack-corrections.json";

    /// <param name="Path">e.g. "items/O12/name".</param>
    /// <param name="Value">The new value.</param>
    internal sealed record Line(int FiscalYear, string Path, JsonElement Value, string Reason, string By, DateOnly On);

    public static CorrectionFile Read(string dataFolder, ILogger log)
    {
        var file = Path.Combine(dataFolder, FileName);
        if (!File.Exists(file))
        {
            return new([], log);
        }

        try
        {
            using var stream = File.OpenRead(file);
            return new(JsonSerializer.Deserialize<Line[]>(stream, PackJson.Options) ?? [], log);
        }
        catch (JsonException wrong)
        {
            log.LogError("{File} is not used: {Problem}", FileName, wrong.Message);
            return new([], log);
        }
    }

    public OnShelf Over(Pack pack, JsonNode node, Pack? before)
    {
        var patches = lines.Where(l => l.FiscalYear == pack.FiscalYear).Select(l => new Patch(l.Path, l.Value.GetRawText(), Mark.I)).ToArray();
        if (patches.Length == 0)
        {
            return new(pack, node);
        }

        var (made, madeNode, states) = LaidOver.Apply(node, patches, before);
        for (var n = 0; n < patches.Length; n++)
        {
            if (states[n] != PatchState.Applied)
            {
                log.LogError("Correction {Path} of {Year} in {File} is not used: {State}", patches[n].Path, pack.FiscalYear, FileName, states[n]);
            }
        }

        return new(made, madeNode);
    }
}
