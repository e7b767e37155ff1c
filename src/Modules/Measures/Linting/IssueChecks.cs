using System.Globalization;
using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class IssueChecks
{
    // Words that a measure on the topic cannot do without. Only topics whose words are unmistakable.
    private static readonly Dictionary<int, (string Name, string[] Words)> Topics = new()
    {
        [4] = ("การยืมและใช้ทรัพย์สินของราชการ", ["ยืม", "ทรัพย์สิน", "ครุภัณฑ์", "รถยนต์"]),
        [5] = ("งบประมาณและการจัดซื้อจัดจ้าง", ["งบประมาณ", "จัดซื้อ", "จัดจ้าง", "พัสดุ", "เบิกจ่าย"]),
    };

    private static readonly string[] AssetQuestion = ["ยืม", "ยึดทรัพย์สิน", "ทรัพย์สินของราชการ"];

    /// <summary>"ประเด็นที่ ๔" under the name of issue 3.</summary>
    public static IEnumerable<Finding> Repeated(LintSubject subject)
    {
        var named = subject.Rows.Where(r => r.IssueNo is not null && r.Issue.Length > 0).DistinctBy(r => r.IssueNo).ToList();
        return from row in named
               let first = named.Find(r => r.IssueNo < row.IssueNo && RawRow.Same(r.Issue, row.Issue))
               where first is not null
               select new Finding("issue-repeated", row.Source, row.Issue, string.Create(
                   CultureInfo.InvariantCulture, $"ชื่อประเด็นที่ {row.IssueNo} ซ้ำกับประเด็นที่ {first.IssueNo} ชื่อที่ถูกต้องของประเด็นที่ {row.IssueNo} คืออะไร"));
    }

    public static IEnumerable<Finding> NotOfFramework(LintSubject subject) =>
        from row in subject.Rows.Where(r => r.IssueNo is not null && r.Issue.Length > 0).DistinctBy(r => r.IssueNo)
        where subject.Issues.TryGetValue(row.IssueNo!.Value, out var official) && TextLikeness.Of(official, row.Issue) < 0.6
        select new Finding("issue-name", row.Source, row.Issue, $"กรอบการประเมินปีนี้ใช้ชื่อ “{subject.Issues[row.IssueNo!.Value]}” ต้องการใช้ชื่อนี้แทนหรือไม่");

    /// <summary>A question on lending answered with procurement.</summary>
    public static IEnumerable<Finding> OtherTopic(LintSubject subject)
    {
        foreach (var row in subject.Rows)
        {
            var asked = row.Question + row.Issue;
            var topic = row.IssueNo is 4 or 5 ? row.IssueNo.Value : Array.Exists(AssetQuestion, w => row.Question.Contains(w, StringComparison.Ordinal)) ? 4 : 0;
            if (!Topics.TryGetValue(topic, out var own) || !Array.Exists(own.Words, w => asked.Contains(w, StringComparison.Ordinal)))
            {
                continue;
            }

            var answer = row.Measure + string.Join(' ', row.Steps);
            var other = Topics.FirstOrDefault(t => t.Key != topic && t.Value.Words.Count(w => answer.Contains(w, StringComparison.Ordinal)) >= 2);
            if (other.Value.Words is not null && !Array.Exists(own.Words, w => answer.Contains(w, StringComparison.Ordinal)))
            {
                yield return new("other-topic", row.Source, Lint.Short(row.Measure), $"จุดอ่อนเป็นเรื่อง{own.Name} แต่มาตรการพูดถึง{other.Value.Name} มาตรการนี้ตอบจุดอ่อนข้อนี้หรือไม่");
            }
        }
    }
}
