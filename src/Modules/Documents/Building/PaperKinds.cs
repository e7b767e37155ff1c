using Prongsai.Correspondence.Contracts;

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

    public const string MemoAndAnnouncement = "memo-announcement";

    public const string Letter = "letter";
    public const string Circular = "circular";
    public const string GeneralMemo = "general-memo";
    public const string GeneralOrder = "general-order";
    public const string GeneralAnnouncement = "general-announcement";
    public const string Minutes = "minutes";
    public const string Certificate = "certificate";
    public const string Report = "report";

    /// <summary>The register that gives a kind its number; null for a kind without one.</summary>
    public static string? NumberOf(string kind) => kind switch
    {
        Memo or GeneralMemo or MemoAndAnnouncement => NumberKinds.Memo,
        Order or GeneralOrder => NumberKinds.Order,
        Announcement or GeneralAnnouncement => NumberKinds.Announcement,
        Letter => NumberKinds.Letter,
        Circular => NumberKinds.Circular,
        Minutes => NumberKinds.Minutes,
        Certificate => NumberKinds.Certificate,
        _ => null,
    };

    /// <summary>One for a fiscal year, in the order of its work.</summary>
    public static IReadOnlyList<string> All { get; } = [Analysis, Plan, Order, Result, FailedItems, Memo, Announcement, MemoAndAnnouncement];

    /// <summary>As many as an office needs.</summary>
    public static IReadOnlyList<string> Free { get; } =
        [Letter, Circular, GeneralMemo, GeneralOrder, GeneralAnnouncement, Minutes, Certificate, Report];
}
