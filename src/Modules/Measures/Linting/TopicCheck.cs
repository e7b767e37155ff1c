using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class TopicCheck
{
    // Fewer may be by chance: issues share their everyday words.
    private const int FewestWords = 3;

    /// <summary>A question on lending answered with procurement.</summary>
    public static IEnumerable<Finding> OtherTopic(LintSubject subject)
    {
        if (subject.Framework is not { Issues.Count: > 0 } framework)
        {
            yield break;
        }

        var topics = IssueTopics.Of(framework);
        foreach (var row in subject.Rows)
        {
            if ((topics.ByNumber(row.IssueNo) ?? topics.ByCodes(row.ItemCodes)) is not { } own)
            {
                continue;
            }

            var spoken = topics.SpokenOf(string.Join(' ', row.Steps.Prepend(row.Measure)));
            if (spoken.Count > 0 && spoken[0].Words.Count >= FewestWords && spoken.All(s => s.Topic != own))
            {
                yield return new("other-topic", row.Source, Lint.Short(row.Measure), FormattableString.Invariant(
                    $"จุดที่ต้องแก้อยู่ในประเด็น “{own.Name}” แต่มาตรการกล่าวถึงเรื่องของประเด็น “{spoken[0].Topic.Name}” มาตรการนี้แก้จุดนี้หรือไม่"));
            }
        }
    }
}
