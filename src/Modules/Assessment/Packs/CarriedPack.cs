using System.Text.Json.Nodes;

namespace Prongsai.Assessment.Packs;

/// <summary>
/// A year that has no pack yet is worked with the newest one: the same rules, all of them marked as carried over, without its calendar.
/// An office must set its measures in October, months before a new handbook appears.
/// </summary>
internal static class CarriedPack
{
    /// <summary>So many years after the newest pack; beyond that nobody can mean it.</summary>
    public const int YearsAhead = 2;

    public static JsonNode Of(JsonNode newest, int fiscalYear)
    {
        var node = newest.DeepClone();
        var from = node["fiscalYear"]!.GetValue<int>();
        (node["fiscalYear"], node["id"]) = (fiscalYear, FormattableString.Invariant($"ita-{fiscalYear}"));
        node["name"] = FormattableString.Invariant($"เกณฑ์ปีงบประมาณ {from} ใช้ไปก่อนสำหรับปีงบประมาณ {fiscalYear}");
        node["calendar"] = new JsonObject { ["steps"] = new JsonArray(), ["mark"] = "X" };
        node["crosswalk"] = new JsonObject
        {
            ["fromYear"] = fiscalYear - 1,
            ["items"] = Same(node["items"]!),
            ["itemsMark"] = "X",
            ["questions"] = Same(node["questions"]!),
            ["questionsMark"] = "X",
        };
        Carry(node);
        return node;
    }

    private static JsonArray Same(JsonNode rules) =>
        [.. rules.AsArray().Select(r => new JsonObject { ["from"] = new JsonArray(r!["code"]!.DeepClone()), ["to"] = new JsonArray(r["code"]!.DeepClone()), ["kind"] = "same" })];

    private static void Carry(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var one in list)
            {
                Carry(one);
            }
        }
        else if (node is JsonObject rule)
        {
            foreach (var (name, value) in rule.ToArray())
            {
                if ((name == "mark" || name.EndsWith("Mark", StringComparison.Ordinal)) && value?.GetValue<string>() is "C" or "1")
                {
                    rule[name] = "X";
                }
                else
                {
                    Carry(value);
                }
            }
        }
    }
}
