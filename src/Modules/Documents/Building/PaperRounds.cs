using Prongsai.Measures.Contracts;

namespace Prongsai.Documents.Building;

/// <summary>Which round of follow-up a paper reports. What reports a closed round says what the round said when it was closed.</summary>
internal static class PaperRounds
{
    public const string HalfYear = "รอบ 6 เดือน";

    private const string Field = "round";

    /// <returns>Null for a kind that reports no round: its table is that of today.</returns>
    public static ReportRound? Of(PaperTemplate template, IReadOnlyDictionary<string, string> own) =>
        template.Fields.FirstOrDefault(field => field.Key == Field) is { } field
            ? own.GetValueOrDefault(Field, field.Text) == HalfYear ? ReportRound.HalfYear : ReportRound.FullYear
            : null;
}
