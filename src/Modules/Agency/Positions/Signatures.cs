using Prongsai.Agency.Contracts;

namespace Prongsai.Agency;

/// <summary>Blocks under signatures, computed from who fills which post on a day.</summary>
internal static class Signatures
{
    /// <param name="FullName">With title.</param>
    /// <param name="PositionName">Name of the post filled.</param>
    /// <param name="Place">Place of the post in the office.</param>
    internal sealed record Filled(Guid PersonId, string FullName, Guid PositionId, string PositionName, int Place, AppointmentKind Kind, DateOnly From, DateOnly? To = null, string Order = "");

    /// <summary>For a person: in the highest post they act for, else in their own. Null: they fill nothing.</summary>
    public static SignatureBlock? OfPerson(Guid personId, IReadOnlyList<Filled> filled)
    {
        var theirs = filled.Where(f => f.PersonId == personId).ToList();
        var acts = theirs.Where(f => f.Kind != AppointmentKind.Holder).OrderBy(f => f.Place).FirstOrDefault();
        return acts is not null ? Block(acts, filled) : theirs.FirstOrDefault() is { } own ? Block(own, filled) : null;
    }

    /// <summary>For a post: who acts for it now, else its holder; a delegate signs only when nobody else can. Null: nobody.</summary>
    public static SignatureBlock? OfPosition(Guid positionId, IReadOnlyList<Filled> filled) =>
        InOrder(positionId, filled).FirstOrDefault() is { } signer ? Block(signer, filled) : null;

    /// <summary>Everybody who may sign for a post, who should sign first.</summary>
    public static IReadOnlyList<Signer> For(Guid positionId, IReadOnlyList<Filled> filled) =>
        [.. InOrder(positionId, filled).Select(f => new Signer(f.PersonId, f.FullName, Block(f, filled), f.Kind == AppointmentKind.Holder ? "" : f.Kind.Words(), f.Order, f.From, f.To))];

    private static IEnumerable<Filled> InOrder(Guid positionId, IReadOnlyList<Filled> filled) =>
        filled.Where(f => f.PositionId == positionId)
            .OrderBy(f => f.Kind switch { AppointmentKind.Holder => 1, AppointmentKind.OnBehalf => 2, _ => 0 })
            .ThenByDescending(f => f.From);

    /// <summary>Holder: the post. Others: own post and capacity, then the post: "ผู้อำนวยการกองช่าง รักษาราชการแทน" / "ปลัด…".</summary>
    private static SignatureBlock Block(Filled signer, IReadOnlyList<Filled> filled)
    {
        if (signer.Kind == AppointmentKind.Holder)
        {
            return new(signer.FullName, [signer.PositionName]);
        }

        var own = filled.FirstOrDefault(f => f.PersonId == signer.PersonId && f.Kind == AppointmentKind.Holder)?.PositionName;
        var capacity = signer.Kind.Words();
        return new(signer.FullName, [own is null ? capacity : $"{own} {capacity}", signer.PositionName]);
    }
}
