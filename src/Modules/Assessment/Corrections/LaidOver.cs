using System.Text.Json;
using System.Text.Json.Nodes;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Corrections;

/// <summary>One correction as far as laying it over a pack needs it.</summary>
/// <param name="By">The mark that the rule gets: whose correction it is.</param>
internal sealed record Patch(string Path, string Value, Mark By = Mark.A);

/// <summary>What became of laying one correction over the pack.</summary>
internal enum PatchState
{
    Applied,

    /// <summary>The file no longer has the rule.</summary>
    PathGone,

    /// <summary>It was added because the file lacked it; now the file has it, and the file's holds.</summary>
    InFile,

    /// <summary>With it the pack would not be whole: left out.</summary>
    Breaks,
}

/// <summary>A pack with corrections laid over it: all of them, or one after another each only if the pack stays whole.</summary>
internal static class LaidOver
{
    public static (Pack Pack, JsonNode Node, IReadOnlyList<PatchState> States) Apply(JsonNode file, IReadOnlyList<Patch> patches, Pack? before)
    {
        var all = file.DeepClone();
        if (patches.All(p => PackPath.Put(all, p.Path, Value(p.Value), p.By) == PatchState.Applied) && Problem(all, before, out var together) is null)
        {
            return (together!, all, [.. patches.Select(_ => PatchState.Applied)]);
        }

        var node = file;
        var pack = PackJson.Read(node);
        var states = new List<PatchState>(patches.Count);
        foreach (var patch in patches)
        {
            var tried = node.DeepClone();
            if (PackPath.Put(tried, patch.Path, Value(patch.Value), patch.By) is not PatchState.Applied and var state)
            {
                states.Add(state);
            }
            else if (Problem(tried, before, out var made) is not null)
            {
                states.Add(PatchState.Breaks);
            }
            else
            {
                (node, pack) = (tried, made!);
                states.Add(PatchState.Applied);
            }
        }

        return (pack, node, states);
    }

    /// <returns>Null when the pack is whole; else one Thai sentence.</returns>
    public static string? Problem(JsonNode node, Pack? before, out Pack? pack)
    {
        pack = null;
        try
        {
            pack = PackJson.Read(node);
        }
        catch (JsonException)
        {
            return "ค่าใหม่ไม่ใช่ชนิดที่เกณฑ์ข้อนี้รับได้";
        }

        var findings = PackCheck.Findings(pack, before, corrected: true);
        return findings.Count == 0 ? null : findings[0].Thai;
    }

    private static JsonNode? Value(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new() { MaxDepth = 8 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
