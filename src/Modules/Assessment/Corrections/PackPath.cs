using System.Text.Json.Nodes;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Corrections;

/// <summary>Finds a rule of a pack by its path: names of members, and in a list the code of the element ("items/O12/elements/O12.1/text").</summary>
internal static class PackPath
{
    public const int Longest = 120;
    private static readonly string[] Marks = ["mark", "labelsMark", "feedsMark", "itemsMark", "questionsMark"];

    /// <returns>Null when nothing is there.</returns>
    public static JsonNode? Find(JsonNode pack, string path)
    {
        JsonNode? node = pack;
        foreach (var name in path.Split('/'))
        {
            node = Step(node, name);
        }

        return node;
    }

    /// <summary>May a person correct this? Texts, numbers, yes/no, plain lists, the elements of an item; codes, sources and the format stay.</summary>
    public static bool Correctable(JsonNode pack, string path)
    {
        var names = path.Split('/');
        if (path.Length > Longest || names[^1] is "code" or "id" or "format" or "fiscalYear" or "sources" || names[0] is "sources" or "crosswalk")
        {
            return false;
        }

        return Find(pack, path) switch
        {
            JsonValue => true,
            JsonArray list => list.Count > 0 && (list.All(e => e is JsonValue) || (names is ["items", _, "elements"] && list.All(e => e is JsonObject))),
            _ => false,
        };
    }

    /// <summary>Puts the value in place and marks the rule as corrected by <paramref name="by"/>.</summary>
    /// <returns>Applied, PathGone (the rule is not in the file) or InFile (what was added is there already).</returns>
    public static PatchState Put(JsonNode pack, string path, JsonNode? value, Mark by)
    {
        if (path == Weights.Path)
        {
            return Weights.Put(pack, value as JsonObject, by);
        }

        var cut = path.LastIndexOf('/');
        var (parentPath, name) = cut < 0 ? ("", path) : (path[..cut], path[(cut + 1)..]);
        var parent = parentPath.Length == 0 ? pack : Find(pack, parentPath);
        if (parent is JsonArray rules)
        {
            return AddedRules.Put(pack, rules, parentPath, name, value as JsonObject);
        }

        if (parent is not JsonObject rule || !rule.ContainsKey(name))
        {
            return PatchState.PathGone;
        }

        rule[name] = value;
        // Elements carry marks of their own.
        if (!Marks.Contains(name) && name != "elements")
        {
            Corrected(rule, name, MarkText.Written(by));
        }

        return PatchState.Applied;
    }

    private static void Corrected(JsonObject parent, string name, string mark)
    {
        if (parent.ContainsKey(name + "Mark"))
        {
            parent[name + "Mark"] = mark;
            return;
        }

        for (JsonNode? node = parent; node is not null; node = node.Parent)
        {
            if (node is JsonObject rule && rule.ContainsKey("mark"))
            {
                rule["mark"] = mark;
                return;
            }
        }
    }

    private static JsonNode? Step(JsonNode? node, string name) => node switch
    {
        JsonObject parent => parent.TryGetPropertyValue(name, out var child) ? child : null,
        JsonArray list => list.FirstOrDefault(e => e is JsonObject one && one["code"] is JsonValue code && code.TryGetValue(out string? text) && text == name),
        _ => null,
    };
}
