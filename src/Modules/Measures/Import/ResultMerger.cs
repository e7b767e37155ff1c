namespace Prongsai.Measures.Import;

/// <summary>
/// A document that prints the plan and, below it, the same measures again with their results (seed 002) becomes one table: the
/// rows of the plan with their results. What the second table words differently is kept beside it and asked about.
/// </summary>
internal static class ResultMerger
{
    public static void Merge(List<ImportedRow> rows, IReadOnlyList<ImportedRow> later, List<Finding> findings)
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

            rows[at] = Join(rows[at], row);
            findings.AddRange(rows[at].Variants.Where(v => v.Where == row.Source).Select(v => new Finding(
                "tables-differ", v.Where, v.Text, v.Instead.Length > 0
                    ? $"ตารางผลเขียนต่างจากตารางแผน ซึ่งเขียนว่า “{v.Instead}” ข้อความใดถูกต้อง"
                    : "ข้อความนี้มีในตารางผลแต่ไม่มีในตารางแผน ควรเพิ่มในแผนหรือไม่")));
        }
    }

    private static bool Matches(ImportedRow a, ImportedRow b) =>
        a.Measure.Length > 0 && a.IssueNo == b.IssueNo
        && (RawRow.Same(a.Measure, b.Measure) || (a.Number is not null && a.Number == b.Number && Alike(a.Measure, b.Measure)));

    private static bool Alike(string a, string b) => TextLikeness.Of(a, b) > 0.6;

    private static ImportedRow Join(ImportedRow plan, ImportedRow result) => plan with
    {
        Steps = plan.Steps.Count > 0 ? plan.Steps : result.Steps,
        Owners = plan.Owners.Count > 0 ? plan.Owners : result.Owners,
        Periods = plan.Periods.Count > 0 ? plan.Periods : result.Periods,
        PeriodText = plan.PeriodText.Length > 0 ? plan.PeriodText : result.PeriodText,
        FollowUp = plan.FollowUp.Count > 0 ? plan.FollowUp : result.FollowUp,
        Result = [.. plan.Result, .. result.Result],
        Outcome = [.. plan.Outcome, .. result.Outcome],
        Suggestion = string.Join('\n', new[] { plan.Suggestion, result.Suggestion }.Where(s => s.Length > 0)),
        Variants =
        [
            .. plan.Variants,
            .. Differing("measure", [plan.Measure], [result.Measure], result.Source),
            .. Differing("steps", plan.Steps, result.Steps, result.Source),
            .. Differing("owners", plan.Owners, result.Owners, result.Source),
            .. Differing("period", [plan.PeriodText], [result.PeriodText], result.Source),
            .. Differing("followUp", plan.FollowUp, result.FollowUp, result.Source),
        ],
    };

    private static IEnumerable<Variant> Differing(string field, IReadOnlyList<string> first, IReadOnlyList<string> second, string place)
    {
        var had = first.Where(f => f.Length > 0).Select(RawRow.Key).ToHashSet();
        var says = second.Select(RawRow.Key).ToHashSet();
        return had.Count == 0 ? [] :
            from text in second
            where text.Length > 0 && !had.Contains(RawRow.Key(text))
            let like = first.Where(f => !says.Contains(RawRow.Key(f))).OrderByDescending(f => TextLikeness.Of(f, text)).FirstOrDefault(f => first.Count == 1 || Alike(f, text))
            select new Variant(field, like ?? "", text, place);
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

    /// <summary>How much of <paramref name="part"/> stands in <paramref name="whole"/>, 0–1.</summary>
    public static double Share(string part, string whole)
    {
        var (x, y) = (Pairs(part), Pairs(whole));
        return x.Count == 0 ? 0 : (double)x.Sum(p => Math.Min(p.Value, y.GetValueOrDefault(p.Key))) / x.Values.Sum();
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
