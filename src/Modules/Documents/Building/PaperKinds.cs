namespace Prongsai.Documents.Building;

/// <summary>The kinds of paper, as the command line and the addresses spell them.</summary>
internal static class PaperKinds
{
    public const string Plan = "plan";
    public const string Analysis = "analysis";
    public const string Result = "result";
    public const string FailedItems = "failed-items";
    public const string Memo = "memo";
    public const string Announcement = "announcement";
    public const string Order = "order";

    /// <summary>In the order of a fiscal year's work.</summary>
    public static IReadOnlyList<string> All { get; } = [Analysis, Plan, Order, Result, FailedItems, Memo, Announcement];
}
