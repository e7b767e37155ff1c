using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Correspondence.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Documents.Papers;
using Prongsai.Documents.References;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Approvals;

/// <summary>Number, date, signatures and address of verification of a paper whose route is complete.</summary>
internal sealed class SigningFacts(SentPapers papers, INumbers numbers, Signatories people, SiteAddress site)
{
    /// <summary>What a register holds of a title or a recipient; the paper itself says the rest.</summary>
    private const int LongestInRegister = 1_000;

    /// <summary>The announcement behind a memo has a line of its own in its register.</summary>
    private const string BehindMemo = PaperSubject.TypeName + "-behind";

    /// <returns>The signed paper, its number (empty for a kind without one) and the date that it bears.</returns>
    public async Task<(Paper Paper, string Number, DateOnly SignedOn)> SignAsync(SentPapers.Sent sent, ApprovalCompleted fact, string code, CancellationToken ct)
    {
        var (draft, version, unsigned) = sent;
        // A date that stands on the paper was decided with it; a blank one is the day of the signature.
        var written = version.Texts().GetValueOrDefault("date") is { Length: > 0 } typed ? ThaiDate.Read(typed).Date : null;
        var signedOn = written ?? Bangkok.DateOf(fact.Decider.At);
        var number = await NumberAsync(draft, version, fact, signedOn, ct);
        // As it stood on the paper that went round: the draft may have been handed to somebody else since.
        var author = unsigned.Sections.SelectMany(s => s.Blocks).OfType<Signature>().FirstOrDefault(s => s is { By: SignedBy.Author, Name.Length: > 0 });
        var hands = await people.HandsAsync([fact.Decider, .. fact.Steps], ct);
        var signing = new Signing(
            number, signedOn, Block(fact.Decider, hands), [.. fact.Steps.Select(step => Opinion(step, hands))],
            author is null ? null : new SignedBlock(author.Name, author.Lines, fact.Decider.Means == DecisionMeans.Paper ? null : version.KeptAt),
            AddressOf(code));
        return (SignPaper.Apply(unsigned, signing), number, signedOn);
    }

    public SentPapers Papers => papers;

    public string AddressOf(string code) => site.Of("/verify/" + code);

    private async Task<string> NumberAsync(PaperDraft draft, PaperVersion version, ApprovalCompleted fact, DateOnly signedOn, CancellationToken ct)
    {
        if (PaperKinds.NumberOf(draft.Kind) is not { } kind)
        {
            return "";
        }

        var (title, to) = (Short(version.Title), Short(version.Texts().GetValueOrDefault("to") ?? ""));
        var number = Given(await numbers.IssueAsync(new(kind, draft.UnitId, signedOn, title, PaperSubject.TypeName, fact.ApprovalId, Recipient: to), ct));
        if (draft.Kind == PaperKinds.MemoAndAnnouncement)
        {
            Given(await numbers.IssueAsync(new(NumberKinds.Announcement, draft.UnitId, signedOn, title, BehindMemo, fact.ApprovalId), ct));
        }

        return number;
    }

    private static string Given(Outcome<PaperNumber> issued) => issued.Done ? issued.Value.Text : throw new InvalidOperationException(issued.Refusal.Code);

    private static string Short(string stored)
    {
        var text = ThaiText.Clean(ReferenceText.Printed(stored));
        return text.Length <= LongestInRegister ? text : text[..(LongestInRegister - 1)] + "…";
    }

    private static SignedOpinion Opinion(DecisionView decision, IReadOnlyDictionary<Guid, Picture> hands) =>
        new("ความเห็น" + decision.PositionName, decision.Text, decision.Opinion, Block(decision, hands));

    /// <summary>Who signed with ink is not said to have signed electronically.</summary>
    private static SignedBlock Block(DecisionView decision, IReadOnlyDictionary<Guid, Picture> hands) => decision.Means == DecisionMeans.Screen
        ? new(decision.Name, decision.BlockLines, decision.At, decision.PersonId is { } person ? hands.GetValueOrDefault(person) : null)
        : new(decision.Name, decision.BlockLines, null);
}

/// <summary>What is printed of the people who signed.</summary>
internal sealed class Signatories(IAgencyDirectory office, BlobStore blobs)
{
    private const int LargestPicture = 1024 * 1024;

    /// <summary>Pictures of the signatures of those who decided on the screen, with their own code, and keep one.</summary>
    public async Task<IReadOnlyDictionary<Guid, Picture>> HandsAsync(IReadOnlyList<DecisionView> decisions, CancellationToken ct)
    {
        List<Guid> people = [.. decisions.Where(d => d.Means == DecisionMeans.Screen).Select(d => d.PersonId).OfType<Guid>().Distinct()];
        var hands = new Dictionary<Guid, Picture>();
        foreach (var (person, fileId) in await office.SignaturePicturesAsync(people, ct))
        {
            // Taken off a moment ago: the paper goes without.
            using var file = await blobs.OpenAsync(fileId, ct);
            if (file is { File.Length: <= LargestPicture })
            {
                hands[person] = new Picture(file.File.ContentType, await file.BytesAsync(ct));
            }
        }

        return hands;
    }
}
