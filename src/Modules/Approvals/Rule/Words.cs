using Prongsai.Approvals.Contracts;

namespace Prongsai.Approvals.Rule;

/// <summary>The words that an office writes under a memo.</summary>
internal static class Words
{
    public static IReadOnlyList<DecisionWord> For(bool decides) => decides
        ? [DecisionWord.Approved, DecisionWord.Agreed, DecisionWord.AsProposed, DecisionWord.Noted, DecisionWord.Assigned, DecisionWord.Refused]
        : [DecisionWord.Agreed, DecisionWord.AsProposed, DecisionWord.Noted, DecisionWord.Assigned, DecisionWord.Refused];

    /// <summary>On a chip.</summary>
    public static string Chip(DecisionWord word, bool decides) => word switch
    {
        DecisionWord.Assigned => "มอบ…ดำเนินการ",
        DecisionWord.Refused => Against(decides) + " เพราะ…",
        _ => Plain(word),
    };

    public static string Printed(DecisionWord word, bool decides, string whom, string reason) => word switch
    {
        DecisionWord.Assigned => $"มอบ{whom}ดำเนินการ",
        DecisionWord.Refused => $"{Against(decides)} เพราะ{reason}",
        _ => Plain(word),
    };

    // A subordinate does not refuse: the opinion against goes up, and who decides reads it.
    private static string Against(bool decides) => decides ? "ไม่อนุมัติ" : "ไม่เห็นชอบ";

    private static string Plain(DecisionWord word) => word switch
    {
        DecisionWord.Noted => "ทราบ",
        DecisionWord.Agreed => "เห็นชอบ",
        DecisionWord.Approved => "อนุมัติ",
        _ => "ดำเนินการตามเสนอ",
    };
}
