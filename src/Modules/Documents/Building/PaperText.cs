using System.Globalization;
using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Building;

/// <summary>The wording of one paper: the officer's where there is one, the template's filled otherwise.</summary>
internal sealed class PaperText
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public PaperText(PaperTemplate template, PaperFacts facts, IReadOnlyDictionary<string, string> edited)
    {
        var values = new Dictionary<string, string>(facts.Values(), StringComparer.Ordinal);
        foreach (var field in template.Fields)
        {
            texts[field.Key] = values[field.Key] = edited.TryGetValue(field.Key, out var own) ? own : PaperTemplate.Fill(field.Text, values);
        }

        Template = template;
        Title = OneLine(PaperTemplate.Fill(template.Title, values));
    }

    public PaperTemplate Template { get; }

    public string Title { get; }

    public IReadOnlyDictionary<string, string> Fields => texts;

    /// <summary>Empty for a field that this kind of paper does not have.</summary>
    public string this[string key] => texts.GetValueOrDefault(key, "");

    /// <summary>The label of a field as the template spells it.</summary>
    public string Label(string key) => Template.Fields.First(field => field.Key == key).Label;

    /// <summary>Lines of a field that hold anything.</summary>
    public IReadOnlyList<string> Lines(string key) =>
        this[key].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Parts of "name | position | duty", always three.</summary>
    public static IReadOnlyList<string> Parts(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        return [parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? ""];
    }

    public IEnumerable<Block> Paragraphs(string key) => Lines(key).Select(line => new Body(line) { Field = key });

    /// <summary>
    /// Paragraphs with numbers: "2.1 …" under head 2, "1. …" under none; a single paragraph needs none. A line that starts with "-" is a part
    /// of the one before: "2.1.1 …" or "1.1 …".
    /// </summary>
    public IEnumerable<Block> Numbered(string key, int? under)
    {
        var lines = Lines(key);
        var before = under is { } head ? string.Create(CultureInfo.InvariantCulture, $"{head}.") : "";
        var (number, part) = (0, 0);
        foreach (var line in lines)
        {
            var sub = line.StartsWith('-') && number > 0;
            (number, part) = sub ? (number, part + 1) : (number + 1, 0);
            var text = sub ? line[1..].TrimStart() : line;
            yield return new Body(lines.Count == 1 ? text : sub
                ? string.Create(CultureInfo.InvariantCulture, $"{before}{number}.{part} {text}")
                : string.Create(CultureInfo.InvariantCulture, $"{before}{number}{(under is null ? "." : "")} {text}"))
            { Field = key };
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
