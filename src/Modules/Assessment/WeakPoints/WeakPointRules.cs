using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Results;

namespace Prongsai.Assessment.WeakPoints;

/// <param name="Code">"i12", "O15", "ตัวชี้วัดที่ 4".</param>
/// <param name="IssueNo">Issue of the target year it counts for; null when none feeds on it.</param>
internal sealed record FoundWeakPoint(string Code, int? IssueNo, string Text, string Finding, string Reason, decimal Score);

/// <summary>
/// Draws weak points from the scores of a year for the measures of the next: below the threshold, fallen against the year before
/// (found through the crosswalk), failed items. An indicator is listed only where its own questions or items are not known.
/// </summary>
internal static class WeakPointRules
{
    /// <param name="before">Scores of the year before <paramref name="source"/>; null when not entered.</param>
    /// <param name="target">Pack of the year of the measures, whose issues and crosswalk count.</param>
    public static IReadOnlyList<FoundWeakPoint> Find(ScoredYear source, ScoredYear? before, Pack target, decimal least, decimal fall)
    {
        var found = new List<FoundWeakPoint>();
        var issues = new IssueFeeds(target, source.Pack.FiscalYear);
        foreach (var code in ScoreCodes.Of(source.Pack).Where(c => c.Kind is ScoreKind.Question or ScoreKind.Item or ScoreKind.Indicator))
        {
            if (source.Of(code) is not { } score || (code.Kind == ScoreKind.Indicator && KnowsBelow(source, code.Code)))
            {
                continue;
            }

            var reasons = Reasons(source, before, code, score, least, fall).ToArray();
            if (reasons.Length > 0)
            {
                var issue = code.Kind == ScoreKind.Indicator ? issues.OfIndicator(source.Pack, code.Code) : issues.Of(code.Code);
                found.Add(new(code.Label, issue, code.Name, Finding(code, score), string.Join(" และ", reasons), score));
            }
        }

        return found;
    }

    private static IEnumerable<string> Reasons(ScoredYear source, ScoredYear? before, ScoreCode code, decimal score, decimal least, decimal fall)
    {
        var then = before is null ? null : Before(source.Pack, before, code);
        if (code.Kind == ScoreKind.Item)
        {
            if (score == 0)
            {
                yield return then?.Score == 100 ? $"ข้อ OIT ได้ 0 คะแนน ทั้งที่ปี {before!.Pack.FiscalYear} ({then.Value.Codes}) ได้ 100 คะแนน" : "ข้อ OIT ได้ 0 คะแนน";
            }

            yield break;
        }

        if (score < least)
        {
            yield return $"ได้ {ScoreText.Shown(score)} คะแนน ต่ำกว่าเกณฑ์ {least:0.##}";
        }

        if (then is { } old && old.Score - score >= fall)
        {
            yield return $"ลดลง {ScoreText.Shown(old.Score - score)} คะแนน จากปี {before!.Pack.FiscalYear} ({old.Codes} ได้ {ScoreText.Shown(old.Score)})";
        }
    }

    /// <summary>What the same rule got the year before: mean of those it was merged from.</summary>
    private static (string Codes, decimal Score)? Before(Pack pack, ScoredYear before, ScoreCode code)
    {
        if (pack.FiscalYear != before.Pack.FiscalYear + 1)
        {
            return null;
        }

        var rows = code.Kind == ScoreKind.Item ? pack.Crosswalk?.Items : pack.Crosswalk?.Questions;
        IReadOnlyList<string> from = code.Kind == ScoreKind.Indicator ? [code.Code] : rows?.FirstOrDefault(r => r.To.Contains(code.Code))?.From ?? [];
        var codes = ScoreCodes.Of(before.Pack).Where(c => c.Kind == code.Kind && from.Contains(c.Code)).ToArray();
        var scores = codes.Select(before.Of).ToArray();
        return scores.Length == 0 || scores.Any(s => s is null) ? null : (string.Join(" ", codes.Select(c => c.Label)), scores.Average()!.Value);
    }

    private static bool KnowsBelow(ScoredYear source, string indicator)
    {
        var questions = source.Pack.Questions.Where(q => q.Indicator == indicator).ToArray();
        var subs = source.Pack.SubIndicators.Where(s => s.Indicator == indicator).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        return questions.Length > 0
            ? questions.All(q => source.Card.Questions[q.Code].Value is not null)
            : source.Pack.Items.Where(i => subs.Contains(i.SubIndicator)).All(i => source.Input.Items.ContainsKey(i.Code));
    }

    private static string Finding(ScoreCode code, decimal score) => code.Kind == ScoreKind.Item
        ? $"{code.Label} {code.Name} ไม่ผ่านการตรวจ"
        : $"{code.Label} {code.Name} ได้ {ScoreText.Shown(score)} คะแนน";
}

/// <summary>Which issue of the target year a code of the source year counts for.</summary>
internal sealed class IssueFeeds(Pack target, int sourceYear)
{
    public int? Of(string code)
    {
        var now = Now(code);
        for (var n = 0; n < target.Issues.Count; n++)
        {
            if (target.Issues[n].Feeds.Any(now.Contains))
            {
                return n + 1;
            }
        }

        return null;
    }

    /// <summary>The issue that most of the indicator's questions or items count for.</summary>
    public int? OfIndicator(Pack source, string indicator)
    {
        var subs = source.SubIndicators.Where(s => s.Indicator == indicator).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        return source.Questions.Where(q => q.Indicator == indicator).Select(q => Of(q.Code))
            .Concat(source.Items.Where(i => subs.Contains(i.SubIndicator)).Select(i => Of(i.Code)))
            .Where(n => n is not null).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault()?.Key;
    }

    private IReadOnlyList<string> Now(string code) =>
        target.FiscalYear == sourceYear || target.Crosswalk is null || target.Crosswalk.FromYear != sourceYear
            ? [code]
            : target.Crosswalk.Items.Concat(target.Crosswalk.Questions).FirstOrDefault(r => r.From.Contains(code))?.To ?? [];
}
