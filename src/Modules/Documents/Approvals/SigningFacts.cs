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
internal sealed class SigningFacts(SentPapers papers, INumbers numbers, IAgencyDirectory office, SiteAddress site)
{
    /// <summary>What a register holds of a title or a recipient; the paper itself says the rest.</summary>
    private const int LongestInRegister = 1_000;

    /// <summary>The announcement behind a memo has a line of its own in its register.</summary>
    private const string BehindMemo = PaperSubject.TypeName + "-behind";

    /// <returns>The signed paper and its number, empty for a kind without one.</returns>
    public async Task<(Paper Paper, string Number)> SignAsync(SentPapers.Sent sent, ApprovalCompleted fact, string code, CancellationToken ct)
    {
        var (draft, version, unsigned) = sent;
        // A date that stands on the paper was decided with it; a blank one is the day of the signature.
        var written = version.Texts().GetValueOrDefault("date") is { Length: > 0 } typed ? ThaiDate.Read(typed).Date : null;
        var signedOn = written ?? Bangkok.DateOf(fact.Decider.At);
        var number = await NumberAsync(draft, version, fact, signedOn, ct);
        var author = draft.AuthorPersonId is { } person ? await office.SignatureOfAsync(person, Bangkok.DateOf(version.KeptAt), ct) : null;
        var signing = new Signing(
            number, signedOn, Block(fact.Decider), [.. fact.Steps.Select(Opinion)],
            author is null ? null : new SignedBlock(author.Name, author.Lines, fact.Decider.Means == DecisionMeans.Paper ? null : version.KeptAt),
            AddressOf(code));
        return (SignPaper.Apply(unsigned, signing), number);
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

    private static SignedOpinion Opinion(DecisionView decision) =>
        new("ความเห็น" + decision.PositionName, decision.Text, decision.Opinion, Block(decision));

    /// <summary>Who signed with ink is not said to have signed electronically.</summary>
    private static SignedBlock Block(DecisionView decision) =>
        new(decision.Name, decision.BlockLines, decision.Means == DecisionMeans.Screen ? decision.At : null);
}
