namespace Prongsai.Assessment.Contracts;

/// <summary>What the public disclosure part (OIT) of a year asks for, item by item, as the ambient agency sees it.</summary>
public interface IItemRules
{
    /// <summary>Null for a year without rules. The two years after the newest pack have the newest rules carried over, as in <see cref="IFrameworks.OfYearAsync"/>.</summary>
    Task<DisclosureRules?> OfYearAsync(int fiscalYear, CancellationToken ct);

    /// <summary>The OIT score that these items would make.</summary>
    /// <param name="complete">Codes of the items that count as 100; every other item of the year is 0.</param>
    /// <returns>0–100, rounded as the year rounds; null for a year without rules.</returns>
    Task<decimal?> OitAsync(int fiscalYear, IReadOnlySet<string> complete, CancellationToken ct);
}

/// <param name="CarriedFrom">Year whose rules these are, when the year has none of its own yet.</param>
/// <param name="OitWeight">Per cent of the total score that the OIT instrument makes.</param>
/// <param name="Moves">What became of the items of <paramref name="MovedFrom"/>; empty when that is not known.</param>
/// <param name="Diary">Dates of the year that are known, in the order of the pack.</param>
public sealed record DisclosureRules(
    int FiscalYear, int? CarriedFrom, IReadOnlyList<ItemRule> Items, decimal OitWeight, int? MovedFrom, IReadOnlyList<ItemMove> Moves, IReadOnlyList<DiaryRule> Diary);

/// <param name="Group">Code and name of its sub-indicator, e.g. "9.1 ข้อมูลพื้นฐาน".</param>
/// <param name="Year">Which year's content it asks for.</param>
/// <param name="YearText">The same in Thai.</param>
/// <param name="Doubt">Thai, when the item or its year is not confirmed with two sources; empty otherwise.</param>
public sealed record ItemRule(
    string Code, string Name, string Group, string DefaultUnit, ContentYear Year, string YearText, string Doubt, IReadOnlyList<ElementRule> Elements);

/// <param name="Condition">When it is asked at all; empty: always.</param>
/// <param name="Doubt">As <see cref="ItemRule.Doubt"/>.</param>
public sealed record ElementRule(string Code, string Text, string Condition, string Doubt);

/// <summary>The content an item asks for.</summary>
public enum ContentYear
{
    /// <summary>No year is known.</summary>
    Unknown,

    /// <summary>เป็นปัจจุบันในวันที่ตรวจ</summary>
    UpToDate,

    /// <summary>ของปีที่รับการประเมิน</summary>
    Assessed,

    /// <summary>ของปีที่รับการประเมิน ครอบคลุม 6 เดือนแรก (1 ต.ค. – 31 มี.ค.)</summary>
    AssessedFirstHalf,

    /// <summary>ของปีก่อนปีที่รับการประเมิน</summary>
    Before,

    /// <summary>ใช้บังคับในปีที่รับการประเมิน</summary>
    InForce,
}

/// <param name="Kind">"same", "renumbered", "merged", "split", "new" or "dropped".</param>
public sealed record ItemMove(IReadOnlyList<string> From, IReadOnlyList<string> To, string Kind, string Note);

/// <param name="From">Null: no date was found.</param>
public sealed record DiaryRule(string Code, string Text, DateOnly? From, DateOnly? To, string Doubt);
