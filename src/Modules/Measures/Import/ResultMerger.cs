namespace Prongsai.Measures.Import;

/// <summary>
/// A document that prints the plan and, below it, the same measures again with their results (seed 002) becomes one table: the
/// rows of the plan with their results. What the second table words differently is shown, not dropped.
/// </summary>
internal static class ResultMerger
{
    public static void Merge(List<ImportedRow> rows, IReadOnlyList<ImportedRow> later, List<Unresolved> unresolved)
    {
        var before = rows.Count;
        foreach (var row in later)
        {
            var at = rows.FindIndex(0, before, r => Matches(r, row));
            if (at < 0)
            {
                rows.Add(row);
                continue;
            }

            rows[at] = Join(rows[at], row, unresolved);
        }
    }

    private static bool Matches(ImportedRow a, ImportedRow b) =>
        a.Measure.Length > 0 && a.IssueNo == b.IssueNo
        && (RawRow.Same(a.Measure, b.Measure) || (a.Number is not null && a.Number == b.Number && Alike(a.Measure, b.Measure)));

    private static bool Alike(string a, string b) => TextLikeness.Of(a, b) > 0.6;

    private static ImportedRow Join(ImportedRow plan, ImportedRow result, List<Unresolved> unresolved)
    {
        Show("ขั้นตอน", plan.Steps, result.Steps);
        Show("ผู้รับผิดชอบ", plan.Owners, result.Owners);
        Show("ระยะเวลา", [plan.PeriodText], [result.PeriodText]);
        Show("การติดตามผล", plan.FollowUp, result.FollowUp);
        Show("มาตรการ", [plan.Measure], [result.Measure]);
        return plan with
        {
            Steps = plan.Steps.Count > 0 ? plan.Steps : result.Steps,
            Owners = plan.Owners.Count > 0 ? plan.Owners : result.Owners,
            Periods = plan.Periods.Count > 0 ? plan.Periods : result.Periods,
            FollowUp = plan.FollowUp.Count > 0 ? plan.FollowUp : result.FollowUp,
            Result = [.. plan.Result, .. result.Result],
            Outcome = [.. plan.Outcome, .. result.Outcome],
            Suggestion = string.Join('\n', new[] { plan.Suggestion, result.Suggestion }.Where(s => s.Length > 0)),
        };

        void Show(string what, IReadOnlyList<string> first, IReadOnlyList<string> second)
        {
            var had = first.Select(RawRow.Key).ToHashSet();
            foreach (var text in second.Where(s => s.Length > 0 && first.Count > 0 && !had.Contains(RawRow.Key(s))))
            {
                unresolved.Add(new(result.Source + " ช่อง" + what, text, "ตารางผลเขียนต่างจากตารางแผน ระบบใช้ข้อความของตารางแผน โปรดตรวจว่าข้อความใดถูก"));
            }
        }
    }
}

/// <summary>How much two texts share, 0–1: Dice's measure over pairs of letters (blanks and the script of digits do not count).</summary>
internal static class TextLikeness
{
    public static double Of(string a, string b)
    {
        var (x, y) = (Pairs(a), Pairs(b));
        if (x.Count + y.Count == 0)
        {
            return 1;
        }

        var shared = x.Sum(p => Math.Min(p.Value, y.GetValueOrDefault(p.Key)));
        return 2.0 * shared / (x.Values.Sum() + y.Values.Sum());
    }

    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var key = Heading.Key(text);
        var pairs = new Dictionary<(char, char), int>();
        for (var i = 0; i + 1 < key.Length; i++)
        {
            pairs[(key[i], key[i + 1])] = pairs.GetValueOrDefault((key[i], key[i + 1])) + 1;
        }

        return pairs;
    }
}
