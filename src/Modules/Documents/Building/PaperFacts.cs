using System.Globalization;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Papers;
using Prongsai.Measures.Contracts;

namespace Prongsai.Documents.Building;

/// <summary>Everything the papers of a fiscal year are made of, read once. Builders are pure functions of it and of the officer's wording.</summary>
/// <param name="Year">Fiscal year, BE.</param>
/// <param name="Result">Of the same year; null while it is not out.</param>
/// <param name="LastResult">Of the year before: what the measures answer.</param>
/// <param name="Unit">Unit that writes: สำนักปลัด, as a rule.</param>
/// <param name="Author">Who signs a memo first; null leaves dots.</param>
/// <param name="Head">Who signs announcements and orders.</param>
/// <param name="Round">Whose figures the measures show; null: those of today.</param>
internal sealed record PaperFacts(
    int Year, AgencyProfile Agency, string Unit, FrameworkView? Framework, MeasureTable Measures, YearResult? Result, YearResult? LastResult,
    IReadOnlyList<PersonView> People, IReadOnlyList<ChainStep> Chain, SignatureBlock? Author, SignatureBlock? Head, Picture? Emblem, ReportRound? Round = null)
{
    /// <summary>Names no line may end inside.</summary>
    public IReadOnlyList<string> Names => [.. People.Select(p => p.FullName), Agency.ShortName, Agency.District, Agency.Province];

    /// <summary>What the wording may name.</summary>
    public IReadOnlyDictionary<string, string> Values()
    {
        var rows = Measures.Rows;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["agency"] = Agency.Name,
            ["office"] = Agency.OfficeName,
            ["agencyShort"] = Agency.ShortName,
            ["head"] = Agency.HeadTitle,
            ["district"] = Agency.District,
            ["province"] = Agency.Province,
            ["address"] = Agency.Address,
            ["phone"] = Agency.Phone,
            ["email"] = Agency.Email,
            ["unit"] = Unit,
            ["prefix"] = Agency.NumberPrefix,
            ["year"] = Number(Year),
            ["lastYear"] = Number(Year - 1),
            ["roundWords"] = Round is ReportRound.HalfYear ? " " + PaperRounds.HalfYear : "",
            ["measures"] = Number(rows.Count),
            ["done"] = Number(rows.Count(r => r.PercentDone >= 100)),
            ["percent"] = rows.Count == 0 ? "0" : ((decimal)rows.Sum(r => r.PercentDone) / rows.Count).ToString("0.##", CultureInfo.InvariantCulture),
            ["result"] = Phrase(Result),
            ["lastResult"] = Phrase(LastResult),
            ["committee"] = Committee(),
        };
    }

    private static string Phrase(YearResult? result) => result?.Total is not { } total
        ? PaperTemplate.Phrase("resultUnknown")
        : PaperTemplate.Fill(
            PaperTemplate.Phrase(result.Level is { Length: > 0 } ? "resultKnown" : "resultWithoutLevel"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["total"] = total.ToString("0.00", CultureInfo.InvariantCulture),
                ["level"] = result.Level ?? "",
            });

    /// <summary>A first proposal from the register of people: the head presides, heads of units work, the planner keeps the minutes.</summary>
    private string Committee()
    {
        var lines = new List<string>();
        var head = People.FirstOrDefault(p => p.Position == Agency.HeadTitle);
        if (head is not null)
        {
            lines.Add($"{head.FullName} | {head.Position} | ประธานคณะทำงาน");
        }

        var planner = People.FirstOrDefault(p => p.Position.Contains("นโยบายและแผน", StringComparison.Ordinal));
        lines.AddRange(People
            .Where(p => p != head && p != planner && Leads.Any(lead => p.Position.StartsWith(lead, StringComparison.Ordinal)))
            .OrderBy(p => Array.FindIndex(Leads, lead => p.Position.StartsWith(lead, StringComparison.Ordinal)))
            .Select(p => $"{p.FullName} | {p.Position} | คณะทำงาน"));
        if (planner is not null)
        {
            lines.Add($"{planner.FullName} | {planner.Position} | เลขานุการ");
        }

        return string.Join('\n', lines);
    }

    private static readonly string[] Leads = ["ปลัด", "รองปลัด", "หัวหน้าสำนัก", "ผู้อำนวยการ", "หัวหน้า"];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
