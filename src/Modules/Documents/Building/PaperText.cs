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

        Title = OneLine(PaperTemplate.Fill(template.Title, values));
    }

    public string Title { get; }

    public IReadOnlyDictionary<string, string> Fields => texts;

    public string this[string key] => texts[key];

    /// <summary>Lines of a field that hold anything.</summary>
    public IReadOnlyList<string> Lines(string key) =>
        texts[key].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<Block> Paragraphs(string key) => Lines(key).Select(line => new Body(line));

    /// <summary>Paragraphs with numbers: "2.1 …" under head 2, "1. …" under none; a single paragraph needs none.</summary>
    public IEnumerable<Block> Numbered(string key, int? under)
    {
        var lines = Lines(key);
        return lines.Select((line, i) => new Body(lines.Count == 1 ? line : under is null
            ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {line}")
            : string.Create(CultureInfo.InvariantCulture, $"{under}.{i + 1} {line}")));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
