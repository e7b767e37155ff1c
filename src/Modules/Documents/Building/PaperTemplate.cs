using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prongsai.Documents.Building;

/// <summary>
/// Wording of a kind of paper: data of packs/templates, without logic. {name} is filled from the facts of the year; the officer then
/// edits the filled text, and what was edited is printed as it stands.
/// </summary>
internal sealed record PaperTemplate(string Kind, string Name, string Title, IReadOnlyList<TemplateField> Fields)
{
    internal static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Lazy<IReadOnlyDictionary<string, string>> CommonPhrases = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Embedded.Bytes("templates/common.json"), Strict)!);

    private static readonly Lazy<IReadOnlyDictionary<string, PaperTemplate>> Known = new(() => PaperKinds.All.Concat(PaperKinds.Free).ToDictionary(
        kind => kind, Read, StringComparer.Ordinal));

    public static bool Has(string kind) => Known.Value.ContainsKey(kind);

    public static PaperTemplate Of(string kind) => Known.Value[kind];

    /// <summary>Short phrases that several papers share.</summary>
    public static string Phrase(string key) => CommonPhrases.Value[key];

    private static PaperTemplate Read(string kind)
    {
        var template = JsonSerializer.Deserialize<PaperTemplate>(Embedded.Bytes($"templates/{kind}.json"), Strict)!;
        return template with { Fields = [.. template.Fields.Select(field => field.ChoicesFrom == "salutations" ? field with { Choices = Salutation.Choices } : field)] };
    }

    /// <exception cref="InvalidDataException">The text names something that is not among the values.</exception>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder(text.Length * 2);
        var from = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', from))
        {
            var close = text.IndexOf('}', open);
            var name = close < 0 ? text[open..] : text[(open + 1)..close];
            if (close < 0 || !values.TryGetValue(name, out var value))
            {
                throw new InvalidDataException($"The wording names {{{name}}}, which is not known. Known: {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}");
            }

            filled.Append(text, from, open - from).Append(value);
            from = close + 1;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }
}

/// <param name="Lines">Height of the box to write in; 1 is a single line.</param>
/// <param name="Choices">When present, the only texts allowed.</param>
/// <param name="ChoicesFrom">Name of a table of packs/templates that gives the choices: "salutations".</param>
internal sealed record TemplateField(
    string Key, string Label, string Text, int Lines, string Hint, IReadOnlyList<string>? Choices = null, string? ChoicesFrom = null);

/// <summary>A คำขึ้นต้น and the คำลงท้าย that belongs to it (annex 2 of the regulation on correspondence 2526): data of packs/templates.</summary>
internal sealed record Salutation(string Opening, string Closing, string For)
{
    private static readonly IReadOnlyList<Salutation> Known =
        JsonSerializer.Deserialize<List<Salutation>>(Embedded.Bytes("templates/salutations.json"), PaperTemplate.Strict)!;

    public static IReadOnlyList<string> Choices { get; } = [.. Known.Select(pair => pair.Choice)];

    private string Choice => $"{Opening} – {Closing} ({For})";

    /// <summary>The pair that was chosen; the ordinary one when the text is none of the choices.</summary>
    public static Salutation Of(string choice) => Known.FirstOrDefault(pair => pair.Choice == choice) ?? Known[0];
}
