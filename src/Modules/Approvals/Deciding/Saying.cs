using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Approvals.Sending;
using Prongsai.Platform;

namespace Prongsai.Approvals.Deciding;

/// <summary>What somebody says at a step.</summary>
/// <param name="Word">Null: it is sent back, to <paramref name="ToPlace"/>.</param>
internal sealed record Saying(
    DecisionWord? Word, string Whom, string Opinion, string Hash, int? ToPlace = null, DecisionMeans Means = DecisionMeans.Screen, Guid? ScanFileId = null)
{
    public const int LongestWhom = 120;

    /// <summary>What is missing before it can be said; the texts in their kept form otherwise.</summary>
    public static (Saying? Said, Refusal? Refusal) Of(DecisionWord word, string? whom, string? opinion, string hash)
    {
        var to = Kept.Cut(whom ?? "", LongestWhom);
        return Kept.Opinion(opinion) is not { } text ? (null, new Refusal("approval.opinion-long", "Input.Opinion", Kept.LongestOpinion))
            : word == DecisionWord.Assigned && to.Length == 0 ? (null, new Refusal("approval.whom", "Input.Whom"))
            : word == DecisionWord.Refused && text.Length == 0 ? (null, new Refusal("approval.why-not", "Input.Opinion"))
            : (new Saying(word, word == DecisionWord.Assigned ? to : "", text, hash), null);
    }

    /// <summary>As an act of a step, in the capacity of the day.</summary>
    /// <param name="account">Whose account wrote it.</param>
    public Act At(Dossier file, Step step, Signer signer, Guid account, DateTime now) => new()
    {
        ApprovalId = file.Approval.Id,
        Number = file.Course.NextNumber,
        Kind = Word is null ? ActKind.Returned : ActKind.Decided,
        At = now,
        Place = step.Place,
        Run = file.Course.NextRun(step.Place),
        ToPlace = ToPlace,
        Word = Word,
        Whom = Whom,
        Opinion = Opinion,
        Hash = Hash,
        // What is signed in ink was looked at twice before it came here.
        SettlesAt = Means == DecisionMeans.Paper ? now : now + Ledger.UndoTime,
        AccountId = account,
        PersonId = signer.PersonId,
        Name = signer.FullName,
        PositionName = step.PositionName,
        BlockLines = [.. signer.Block.Lines],
        Capacity = signer.Capacity,
        OrderReference = signer.OrderReference,
        Means = Means,
        ScanFileId = ScanFileId,
    };
}
