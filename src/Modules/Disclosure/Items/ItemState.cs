namespace Prongsai.Disclosure.Items;

/// <summary>The six words for how far an item is, the same everywhere.</summary>
internal enum ItemState
{
    NotStarted,
    Working,
    Waiting,
    Returned,
    Published,

    /// <summary>The public sees it, but what proves it has grown old, speaks of another time, or was changed since.</summary>
    NeedsWork,
}

internal static class ItemStates
{
    public static string Word(ItemState state) => state switch
    {
        ItemState.NotStarted => "ยังไม่เริ่ม",
        ItemState.Working => "กำลังทำ",
        ItemState.Waiting => "รออนุมัติ",
        ItemState.Returned => "ส่งกลับแก้ไข",
        ItemState.Published => "เผยแพร่แล้ว",
        _ => "ต้องปรับปรุง",
    };

    /// <summary>Kind of the status tag.</summary>
    public static string Kind(ItemState state) => state switch
    {
        ItemState.NotStarted => "neutral",
        ItemState.Working => "info",
        ItemState.Returned => "danger",
        ItemState.Published => "plain",
        _ => "warn",
    };

    /// <param name="stale">An evidence of it is old or of another time.</param>
    /// <param name="changed">What stands here is not what the public sees.</param>
    public static ItemState Of(DisclosureItem item, bool stale, bool changed) => item.Stage switch
    {
        Stage.Sent => ItemState.Waiting,
        Stage.Returned => ItemState.Returned,
        _ when item.PublishedAt is not null => stale || changed ? ItemState.NeedsWork : ItemState.Published,
        _ => item.Proofs.Count > 0 || item.Elements.Exists(e => e.Met || e.NotAsked) ? ItemState.Working : ItemState.NotStarted,
    };
}
