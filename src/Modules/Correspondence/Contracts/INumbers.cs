using Prongsai.Platform;

namespace Prongsai.Correspondence.Contracts;

/// <summary>
/// Numbers of official papers, from the registers of the ambient agency. A number is given at signature, once; it never comes back: what is not
/// used stays in the register, struck through, with its reason.
/// </summary>
public interface INumbers
{
    /// <summary>
    /// Gives a paper the next number of its series, or the reserved one. In the caller's transaction when there is one, else in its own; either way
    /// whatever waits in the unit of work is saved with it. Two at once never get one number. Asked again for the same subject it answers the same number.
    /// </summary>
    /// <returns>Refusals "numbers.*", sentences in this module.</returns>
    Task<Outcome<PaperNumber>> IssueAsync(NumberRequest request, CancellationToken ct);

    /// <summary>What the next number would be today; a guess that another paper may take.</summary>
    Task<Outcome<PaperNumber>> NextAsync(string kind, Guid? unitId, DateOnly on, CancellationToken ct);

    /// <summary>Keeps the next number for a paper to come; use it with <see cref="NumberRequest.ReservationId"/>.</summary>
    /// <param name="title">What it is kept for.</param>
    Task<Outcome<PaperNumber>> ReserveAsync(string kind, Guid? unitId, DateOnly on, string title, CancellationToken ct);

    /// <summary>Strikes a number through; it stays in the register. Its subject may ask for a new one.</summary>
    /// <returns>Null when there is no such number here; refusals "numbers.reason", "numbers.void".</returns>
    Task<Outcome<PaperNumber>?> VoidAsync(Guid id, string reason, CancellationToken ct);

    /// <summary>The number a subject has; null when it has none or it was struck through.</summary>
    Task<PaperNumber?> FindAsync(string subjectType, Guid subjectId, CancellationToken ct);

    /// <summary>Reserved numbers of a kind that a unit may still use, oldest first.</summary>
    Task<IReadOnlyList<NumberedPaper>> ReservedAsync(string kind, Guid? unitId, CancellationToken ct);

    /// <summary>For pickers of references: numbered papers whose number or title has the text, latest first.</summary>
    /// <param name="kind">One of <see cref="NumberKinds"/>; empty: any.</param>
    /// <param name="year">Of the series, Buddhist era; null: any.</param>
    Task<IReadOnlyList<NumberedPaper>> SearchAsync(string kind, string text, int? year, int take, CancellationToken ct);
}

/// <summary>Kinds of papers that have a number.</summary>
public static class NumberKinds
{
    public const string Incoming = "incoming";
    public const string Letter = "letter";
    public const string Circular = "circular";
    public const string Memo = "memo";
    public const string Order = "order";
    public const string Announcement = "announcement";
    public const string Minutes = "minutes";
    public const string Certificate = "certificate";
}

/// <param name="Kind">One of <see cref="NumberKinds"/> except incoming.</param>
/// <param name="UnitId">The unit that writes; decides the series where units have their own.</param>
/// <param name="On">Date of the paper; decides the year.</param>
/// <param name="SubjectType">What kind of thing the paper is to its module, e.g. "paper".</param>
/// <param name="ReservationId">A reserved number to use; null: the next one.</param>
/// <param name="SeriesId">For minutes of a body that counts its own meetings; null: the series of the kind and unit.</param>
/// <param name="Recipient">ถึง, as the register shows it.</param>
public sealed record NumberRequest(
    string Kind, Guid? UnitId, DateOnly On, string Title, string SubjectType, Guid SubjectId, Guid? ReservationId = null, Guid? SeriesId = null, string Recipient = "");

/// <param name="Text">As printed, in Arabic digits: "สม 99901/1721", "สม 99901/ว 12", "152/2569", "ครั้งที่ 1/2569".</param>
/// <param name="Year">Of the series, Buddhist era.</param>
public sealed record PaperNumber(Guid Id, string Text, int Running, int Year);

/// <param name="On">Date of the paper; of an incoming one, as it was written by its sender.</param>
/// <param name="Citation">As other papers cite it: "คำสั่งองค์การบริหารส่วนตำบลตัวอย่าง ที่ 152/2569 ลงวันที่ 2 มีนาคม 2569".</param>
public sealed record NumberedPaper(Guid Id, string Kind, string Text, DateOnly On, string Title, string Citation);
