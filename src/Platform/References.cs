namespace Prongsai.Platform;

/// <param name="Text">As it is cited, e.g. "คำสั่งองค์การบริหารส่วนตำบลตัวอย่าง ที่ 12/2569 ลงวันที่ 2 มีนาคม 2569".</param>
/// <param name="Title">What it is about.</param>
public sealed record CitedPaper(string Text, string Title);

/// <summary>Papers that a field may cite, offered while typing, by whoever keeps registers.</summary>
public interface IReferenceSource
{
    /// <param name="kind">"order", "letter", "minutes" …; a kind the source does not know gives nothing.</param>
    /// <param name="text">Part of number or title; empty: the latest.</param>
    Task<IReadOnlyList<CitedPaper>> FindAsync(string kind, string text, CancellationToken ct);
}
