namespace Prongsai.Approvals.Contracts;

/// <summary>The words that an office writes under a memo, the same wherever a decision is given or written down.</summary>
public static class DecisionWords
{
    /// <param name="decides">The last step; the others give an opinion.</param>
    /// <returns>What may be said there, the usual word first.</returns>
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

    /// <summary>Under the memo.</summary>
    /// <param name="whom">Of มอบ … ดำเนินการ.</param>
    /// <param name="reason">Of a refusal.</param>
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
