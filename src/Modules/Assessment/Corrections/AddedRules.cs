using System.Globalization;
using System.Text.Json.Nodes;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Corrections;

/// <summary>An item or a question that the year's file lacks: a correction whose path is its place ("items/O29") and whose value is all of it.</summary>
internal static class AddedRules
{
    public const string Items = "items", Questions = "questions";
    private const int MostDigits = 3;

    /// <summary>The code of an item ("O29") or a question ("i25", "e10"), as it is typed in any way; null when it is none.</summary>
    /// <param name="letters">"O" or "ie".</param>
    public static string? Code(string typed, string letters)
    {
        var text = Platform.Thai.ThaiDigits.ToArabic(typed).Trim();
        if (text.Length < 2 || text.Length > MostDigits + 1 || !text.AsSpan(1).ContainsOnlyDigits() || text[1] == '0')
        {
            return null;
        }

        var letter = letters.FirstOrDefault(l => char.ToUpperInvariant(l) == char.ToUpperInvariant(text[0]));
        return letter == default ? null : letter + text[1..];
    }

    public static JsonObject Item(string code, string name, string subIndicator, string yearRule, string unit, IEnumerable<string> elements, Mark by)
    {
        var mark = MarkText.Written(by);
        return new JsonObject
        {
            ["code"] = code,
            ["name"] = name,
            ["subIndicator"] = subIndicator,
            ["yearRule"] = new JsonObject { ["rule"] = yearRule, ["mark"] = mark },
            ["defaultUnit"] = unit,
            ["elements"] = new JsonArray([.. elements.Select((text, n) => new JsonObject { ["code"] = FormattableString.Invariant($"{code}.{n + 1}"), ["text"] = text, ["mark"] = mark })]),
            ["mark"] = mark,
        };
    }

    public static JsonObject Question(string code, string indicator, string text, string scale, bool reversed, Mark by) => new()
    {
        ["code"] = code,
        ["indicator"] = indicator,
        ["text"] = text,
        ["scale"] = scale,
        ["reversed"] = reversed,
        ["mark"] = MarkText.Written(by),
    };

    /// <returns>PathGone when nothing can be added there; InFile when a newer file has it.</returns>
    public static PatchState Put(JsonNode pack, JsonArray rules, string list, string code, JsonObject? made)
    {
        if (made is null || list is not (Items or Questions) || made["code"] is not JsonValue own || !own.TryGetValue(out string? named) || named != code)
        {
            return PatchState.PathGone;
        }

        if (PackPath.Find(pack, $"{list}/{code}") is not null)
        {
            return PatchState.InFile;
        }

        rules.Insert(PlaceOf([.. rules.Select(r => r!["code"]!.GetValue<string>())], code), made.DeepClone());
        // Nothing of the year before became it.
        (pack["crosswalk"]?[list] as JsonArray)?.Add(new JsonObject { ["from"] = new JsonArray(), ["to"] = new JsonArray(code), ["kind"] = "new" });
        return PatchState.Applied;
    }

    // Letters stay together (i before e, as the files have them); inside a letter by number.
    private static int PlaceOf(List<string> codes, string code)
    {
        var follower = codes.FindIndex(c => c[0] == code[0] && Number(c) > Number(code));
        return follower >= 0 ? follower : codes.FindLastIndex(c => c[0] == code[0]) is >= 0 and var last ? last + 1 : codes.Count;
    }

    private static int Number(string code) => int.TryParse(code.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
