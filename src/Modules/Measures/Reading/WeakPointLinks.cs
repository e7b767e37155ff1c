using Prongsai.Assessment.Contracts;

namespace Prongsai.Measures.Reading;

/// <summary>Weak points of a year beside its measures: who is left alone on either side.</summary>
internal sealed class WeakPointLinks(IAssessmentResults results)
{
    /// <param name="All">Weak points that the year must answer.</param>
    /// <param name="Unanswered">Those that no measure answers.</param>
    /// <param name="Unfounded">Measures that answer none; empty when the year has no weak points.</param>
    public sealed record View(IReadOnlyList<WeakPointView> All, IReadOnlyList<WeakPointView> Unanswered, IReadOnlySet<Guid> Unfounded);

    public async Task<View> OfAsync(int fiscalYear, IReadOnlyList<Measure> measures, CancellationToken ct)
    {
        var points = await results.WeakPointsForAsync(fiscalYear, ct);
        return new(
            points,
            [.. points.Where(p => !measures.Any(m => Answers(m, p)))],
            points.Count == 0 ? new HashSet<Guid>() : measures.Where(m => !points.Any(p => Answers(m, p))).Select(m => m.Id).ToHashSet());
    }

    /// <summary>Its code and what is weak; the finding often begins with the code already.</summary>
    public static string Words(WeakPointView point)
    {
        var text = point.Finding.Length > 0 ? point.Finding : point.Text;
        return text.StartsWith(point.Code, StringComparison.Ordinal) ? text : $"{point.Code} {text}";
    }

    /// <summary>Chosen by a person, or named by its code.</summary>
    public static bool Answers(Measure measure, WeakPointView point) =>
        measure.WeakPoints.Contains(point.Id.ToString()) || measure.ItemCodes.Contains(point.Code, StringComparer.OrdinalIgnoreCase);
}
