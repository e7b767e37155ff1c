using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Correspondence.Contracts;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Documents.Papers;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Approvals;

/// <summary>Number, date, signatures and address of verification of a paper whose route is complete.</summary>
internal sealed class SigningFacts(SentPapers papers, INumbers numbers, IAgencyDirectory office, SiteAddress site)
{
    private static readonly IReadOnlySet<string> Numbered = new HashSet<string>(StringComparer.Ordinal)
    {
        NumberKinds.Letter, NumberKinds.Circular, NumberKinds.Memo, NumberKinds.Order, NumberKinds.Announcement, NumberKinds.Minutes, NumberKinds.Certificate,
    };

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
        if (!Numbered.Contains(draft.Kind))
        {
            return "";
        }

        var issued = await numbers.IssueAsync(
            new(draft.Kind, draft.UnitId, signedOn, version.Title, PaperSubject.TypeName, fact.ApprovalId, Recipient: version.Texts().GetValueOrDefault("to") ?? ""), ct);
        return issued.Done ? issued.Value.Text : throw new InvalidOperationException(issued.Refusal.Code);
    }

    private static SignedOpinion Opinion(DecisionView decision) =>
        new("ความเห็น" + decision.PositionName, decision.Text, decision.Opinion, Block(decision));

    /// <summary>Who signed with ink is not said to have signed electronically.</summary>
    private static SignedBlock Block(DecisionView decision) =>
        new(decision.Name, decision.BlockLines, decision.Means == DecisionMeans.Screen ? decision.At : null);
}
