using System.Text.Json.Serialization;

namespace Prongsai.Assessment.Packs;

/// <summary>Where a rule comes from. Only <see cref="C"/>, <see cref="A"/> and <see cref="I"/> are shown without a warning.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mark>))]
internal enum Mark
{
    /// <summary>Two or more sources that speak about the year agree.</summary>
    C,

    /// <summary>One source was read for the year.</summary>
    [JsonStringEnumMemberName("1")]
    One,

    /// <summary>Read, but for another year; carried over.</summary>
    X,

    /// <summary>General knowledge, read nowhere.</summary>
    G,

    /// <summary>Corrected or confirmed by an administrator of the agency. Never in a file.</summary>
    A,

    /// <summary>Corrected or confirmed for every agency by an administrator of the installation. Never in a file.</summary>
    I,
}

/// <summary>The rules of one fiscal year (packs/ita/2568.json). Every rule carries the mark of where it comes from.</summary>
/// <param name="MeasuresItem">OIT item that publishes the measures.</param>
/// <param name="ResultsItem">OIT item that publishes the report on the measures.</param>
/// <param name="Issues">Empty for years without the seven issues.</param>
internal sealed record Pack(
    int Format, string Id, int FiscalYear, string Name, string MeasuresItem, string ResultsItem,
    IReadOnlyList<Instrument> Instruments, IReadOnlyList<Indicator> Indicators, IReadOnlyList<SubIndicator> SubIndicators,
    IReadOnlyList<Item> Items, IReadOnlyList<Scale> Scales, IReadOnlyList<Question> Questions, IReadOnlyList<Issue> Issues,
    Scoring Scoring, Levels Levels, IReadOnlyList<Sample> Samples, Calendar Calendar, IReadOnlyList<Template> Templates,
    IReadOnlyList<Source> Sources, Crosswalk? Crosswalk = null);

/// <param name="Weight">Per cent of the total.</param>
internal sealed record Instrument(string Code, string Name, decimal Weight, Mark Mark, IReadOnlyList<string>? Sources = null, string? Note = null);

internal sealed record Indicator(string Code, string Name, string Instrument, Mark Mark, IReadOnlyList<string>? Sources = null, string? Note = null);

internal sealed record SubIndicator(string Code, string Name, string Indicator, Mark Mark, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <param name="Alternatives">Sub-indicators it may belong to instead, where sources disagree.</param>
internal sealed record Item(
    string Code, string Name, string SubIndicator, YearRule YearRule, string DefaultUnit, IReadOnlyList<Element> Elements, Mark Mark,
    IReadOnlyList<string>? Alternatives = null, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <param name="Rule">Which year's content the item asks for: see <see cref="YearRules"/>.</param>
internal sealed record YearRule(string Rule, Mark Mark);

/// <param name="LocalOnly">Asked of local administrative organisations only.</param>
/// <param name="Condition">When it is asked at all.</param>
internal sealed record Element(
    string Code, string Text, Mark Mark, bool LocalOnly = false, string? Condition = null, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <param name="Mark">Of the scores.</param>
/// <param name="LabelsMark">Of the words of the answers.</param>
internal sealed record Scale(
    string Code, IReadOnlyList<ScaleOption> Options, Mark Mark, Mark LabelsMark, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <param name="Score">0–100, already in the direction "higher is better".</param>
internal sealed record ScaleOption(string Label, decimal Score);

/// <param name="Reversed">The question asks about something bad. For display only: the scale already carries the direction.</param>
internal sealed record Question(
    string Code, string Indicator, string Text, string Scale, bool Reversed, Mark Mark, IReadOnlyList<QuestionPart>? Parts = null,
    IReadOnlyList<string>? Sources = null, string? Note = null);

internal sealed record QuestionPart(string Code, string Text, string Scale, bool Reversed);

/// <param name="Feeds">Questions and items that count for the issue: editable defaults.</param>
internal sealed record Issue(string Code, string Name, Mark Mark, IReadOnlyList<string> Feeds, Mark FeedsMark, string? Note = null);

/// <param name="Formula">"means": question → (sub-indicator →) indicator → instrument by plain means, total by weights.</param>
/// <param name="SurveyParts">Parts of an instrument collected in different ways, where the year has them.</param>
internal sealed record Scoring(
    string Formula, Rounding Rounding, Mark Mark, IReadOnlyList<SurveyPart>? SurveyParts = null, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <param name="Decimals">Of a reported score.</param>
/// <param name="Mode">"half-up" (2.345 → 2.35), "half-even" or "down".</param>
/// <param name="LevelOn">"rounded": the level is read from the reported scores (84.995 → 85.00 passes); "exact": from the scores before rounding.</param>
internal sealed record Rounding(int Decimals, string Mode, string LevelOn, Mark Mark);

internal sealed record SurveyPart(string Instrument, string Text, decimal Weight, Mark Mark);

/// <param name="Type">"letter": by the total alone; "conditional": by the total and every instrument.</param>
/// <param name="Steps">Best first; the first whose conditions all hold is the level.</param>
internal sealed record Levels(string Type, IReadOnlyList<LevelStep> Steps, Mark Mark, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <param name="Code">The label itself: "AA", "ผ่านดี".</param>
/// <param name="TotalMin">Least total, inclusive.</param>
/// <param name="EachMin">Least score of every instrument, inclusive; null when it does not matter.</param>
/// <param name="Passes">Counts as passed.</param>
internal sealed record LevelStep(string Code, decimal TotalMin, bool Passes, decimal? EachMin = null);

internal sealed record Sample(
    string Instrument, string Text, Mark Mark, IReadOnlyList<SampleMinimum>? Minimums = null, IReadOnlyList<string>? Sources = null, string? Note = null);

internal sealed record SampleMinimum(string Kind, int Count);

internal sealed record Calendar(IReadOnlyList<CalendarStep> Steps, Mark Mark, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <param name="From">Null: no date was found.</param>
internal sealed record CalendarStep(string Code, string Text, DateOnly? From = null, DateOnly? To = null);

internal sealed record Template(
    string Code, string Name, IReadOnlyList<string> Columns, Mark Mark, IReadOnlyList<TemplateChoice>? Choices = null,
    IReadOnlyList<string>? Rules = null, IReadOnlyList<string>? Sources = null, string? Note = null);

internal sealed record TemplateChoice(string Column, IReadOnlyList<string> Values);

/// <summary>What became of the rules of the year before.</summary>
internal sealed record Crosswalk(
    int FromYear, IReadOnlyList<CrosswalkRow> Items, Mark ItemsMark, IReadOnlyList<CrosswalkRow> Questions, Mark QuestionsMark);

/// <param name="Kind">same, renumbered, merged, split, new, dropped.</param>
internal sealed record CrosswalkRow(IReadOnlyList<string> From, IReadOnlyList<string> To, string Kind, string? Note = null);

internal sealed record Source(string Code, string Text);
