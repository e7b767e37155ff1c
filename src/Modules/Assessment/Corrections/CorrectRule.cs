using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prongsai.Assessment.Packs;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Corrections;

/// <summary>An administrator corrects a rule of a year for the agency or for all of them, or confirms it as it stands.</summary>
internal sealed class CorrectRule(KeepCorrection keep)
{
    /// <param name="Text">The new value as typed: a text, a number, "ใช่" or "ไม่ใช่", or one line per entry of a list.</param>
    /// <param name="Confirm">Not a new value: the rule as it stands was checked against the handbook.</param>
    /// <param name="ForAll">For every agency of the installation.</param>
    public sealed record Input(int FiscalYear, string Path, string Text, string Reason, bool Confirm = false, bool ForAll = false);

    public async Task<Outcome<AppliedCorrection>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await keep.BelowAsync(input.FiscalYear, input.ForAll, ct) is not { } known)
        {
            return new Refusal("framework.no-year", "", input.FiscalYear);
        }

        if (ThaiText.TooManyMarks(input.Text))
        {
            return new Refusal("text.marks", "Input.Text");
        }

        var path = input.Confirm ? MarkOf(known.Node, input.Path) : input.Path;
        if (path is null || (!input.Confirm && !PackPath.Correctable(known.Node, path)))
        {
            return new Refusal("correction.no-rule", "", input.Path);
        }

        var before = PackPath.Find(known.Node, path);
        var mark = MarkText.Written(KeepCorrection.MarkOf(input.ForAll));
        var value = input.Confirm ? JsonValue.Create(mark) : Read(ThaiText.Clean(input.Text).Trim(), before!, mark);
        if (value is null)
        {
            return new Refusal("correction.kind", "Input.Text");
        }

        return JsonNode.DeepEquals(value, before)
            ? new Refusal("correction.same", "Input.Text")
            : await keep.HandleAsync(input.FiscalYear, path, value, new(input.Reason, input.ForAll), ct);
    }

    /// <summary>The mark that stands over a rule.</summary>
    internal static string? MarkOf(JsonNode pack, string path)
    {
        for (var rule = path; rule.Length > 0; rule = rule.LastIndexOf('/') is var cut and > 0 ? rule[..cut] : "")
        {
            if (PackPath.Find(pack, rule + "Mark") is JsonValue)
            {
                return rule + "Mark";
            }

            if (PackPath.Find(pack, rule + "/mark") is JsonValue)
            {
                return rule + "/mark";
            }
        }

        return null;
    }

    private static JsonNode? Read(string text, JsonNode before, string mark) => before.GetValueKind() switch
    {
        JsonValueKind.String => text.Length > 0 ? JsonValue.Create(text) : null,
        JsonValueKind.Number => decimal.TryParse(ThaiDigits.ToArabic(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        JsonValueKind.True or JsonValueKind.False => text is "ใช่" or "ไม่ใช่" ? JsonValue.Create(text == "ใช่") : null,
        JsonValueKind.Array when before.AsArray().All(e => e is JsonObject) => Elements(Lines(text), before.AsArray(), mark),
        JsonValueKind.Array => Lines(text) is { Length: > 0 and <= 100 } lines ? new JsonArray([.. lines.Select(l => JsonValue.Create(l))]) : null,
        _ => null,
    };

    /// <summary>Elements of an item, one per line: those whose words stay keep what is known of them.</summary>
    private static JsonArray? Elements(string[] lines, JsonArray before, string mark)
    {
        if (lines.Length is 0 or > 100)
        {
            return null;
        }

        var item = before[0]!["code"]!.GetValue<string>().Split('.')[0];
        JsonNode One(string line, int n)
        {
            var made = before.FirstOrDefault(e => e!["text"]!.GetValue<string>() == line)?.DeepClone() ?? new JsonObject { ["text"] = line, ["mark"] = mark };
            made["code"] = FormattableString.Invariant($"{item}.{n + 1}");
            return made;
        }

        return [.. lines.Select(One)];
    }

    internal static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
