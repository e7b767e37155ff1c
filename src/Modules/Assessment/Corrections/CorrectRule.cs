using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Corrections;

/// <summary>An administrator corrects a rule of a year for the agency, or confirms it as it stands.</summary>
internal sealed class CorrectRule(AppDb db, Frameworks frameworks, Actor actor, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="Text">The new value as typed: a text, a number, "ใช่" or "ไม่ใช่", or one line per entry of a list.</param>
    /// <param name="Confirm">Not a new value: the rule as it stands was checked against the handbook.</param>
    public sealed record Input(int FiscalYear, string Path, string Text, string Reason, bool Confirm = false);

    public async Task<Outcome<PackCorrection>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await frameworks.PackAsync(input.FiscalYear, ct) is not { } known)
        {
            return new Refusal("framework.no-year", "", input.FiscalYear);
        }

        var (text, reason) = (ThaiText.Clean(input.Text).Trim(), ThaiText.Clean(input.Reason).Trim());
        if (reason.Length == 0)
        {
            return new Refusal("correction.no-reason", "Input.Reason");
        }

        if (ThaiText.TooManyMarks(input.Text) || ThaiText.TooManyMarks(input.Reason))
        {
            return new Refusal("text.marks", "Input.Text");
        }

        if (known.Corrections.Count >= Frameworks.MostCorrections)
        {
            return new Refusal("correction.too-many", "", Frameworks.MostCorrections);
        }

        var path = input.Confirm ? MarkOf(known.Node, input.Path) : input.Path;
        if (path is null || (!input.Confirm && !PackPath.Correctable(known.Node, path)))
        {
            return new Refusal("correction.no-rule", "", input.Path);
        }

        var before = PackPath.Find(known.Node, path);
        var value = input.Confirm ? JsonValue.Create("A") : Read(text, before!);
        if (value is null)
        {
            return new Refusal("correction.kind", "Input.Text");
        }

        if (JsonNode.DeepEquals(value, before))
        {
            return new Refusal("correction.same", "Input.Text");
        }

        var tried = known.Node.DeepClone();
        PackPath.Put(tried, path, value.DeepClone());
        if (LaidOver.Problem(tried, (await frameworks.PackAsync(input.FiscalYear - 1, ct))?.Pack, out _) is { } problem)
        {
            return new Refusal("correction.breaks", "Input.Text", problem);
        }

        var made = new PackCorrection
        {
            FiscalYear = input.FiscalYear,
            Path = path,
            Value = value.ToJsonString(Written),
            Reason = reason,
            MadeBy = actor.Name,
            MadeAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(made);
        db.Record("framework.corrected", made.Id.ToString(), new { year = made.FiscalYear, path });
        await db.SaveChangesAsync(ct);
        frameworks.Forget();
        return made;
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

    private static JsonNode? Read(string text, JsonNode before) => before.GetValueKind() switch
    {
        JsonValueKind.String => text.Length > 0 ? JsonValue.Create(text) : null,
        JsonValueKind.Number => decimal.TryParse(ThaiDigits.ToArabic(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        JsonValueKind.True or JsonValueKind.False => text is "ใช่" or "ไม่ใช่" ? JsonValue.Create(text == "ใช่") : null,
        JsonValueKind.Array when before.AsArray().All(e => e is JsonObject) => Elements(Lines(text), before.AsArray()),
        JsonValueKind.Array => Lines(text) is { Length: > 0 and <= 100 } lines ? new JsonArray([.. lines.Select(l => JsonValue.Create(l))]) : null,
        _ => null,
    };

    /// <summary>Elements of an item, one per line: those whose words stay keep what is known of them, the others are the agency's.</summary>
    private static JsonArray? Elements(string[] lines, JsonArray before)
    {
        if (lines.Length is 0 or > 100)
        {
            return null;
        }

        var item = before[0]!["code"]!.GetValue<string>().Split('.')[0];
        JsonNode One(string line, int n)
        {
            var made = before.FirstOrDefault(e => e!["text"]!.GetValue<string>() == line)?.DeepClone() ?? new JsonObject { ["text"] = line, ["mark"] = "A" };
            made["code"] = FormattableString.Invariant($"{item}.{n + 1}");
            return made;
        }

        return [.. lines.Select(One)];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
