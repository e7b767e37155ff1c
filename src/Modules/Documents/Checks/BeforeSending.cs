using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.Checks;

/// <summary>What a careful colleague says before a paper leaves the desk, the paper that goes with it included.</summary>
internal sealed class BeforeSending(AppDb db, PaperFactory papers, PaperChecks checks)
{
    /// <param name="draft">Null while nobody has written in the year's own paper.</param>
    public async Task<SendingLook> OfAsync(PaperKey key, PaperDraft? draft, CancellationToken ct)
    {
        var own = draft is null ? await papers.ReadAsync(key, ct) : await papers.ReadAsync(draft, ct);
        List<PaperLook> looks = [new(key, own, await checks.OfAsync(own, ct))];
        List<Paper> seenByAll = PaperChecks.IsPublic(key.Kind) ? [own.Build()] : [];
        if (Companions.Of(key) is { } other)
        {
            if (await ApprovedAsync(other, ct) is { } kept)
            {
                // Its words were looked at when it was sent; that it goes out again is asked again.
                seenByAll.Add(kept.Model());
            }
            else if (await db.Set<PaperDraft>().AsNoTracking().Of(other).SingleOrDefaultAsync(ct) is { RemovedAt: null } row)
            {
                var source = await papers.ReadAsync(row, ct);
                looks.Add(new(other, source, await checks.OfAsync(source, ct)));
                seenByAll.Add(source.Build());
            }
        }

        return new SendingLook(looks, PublicGuard.Found(seenByAll));
    }

    private Task<FrozenPaper?> ApprovedAsync(PaperKey key, CancellationToken ct) => db.Set<FrozenPaper>().AsNoTracking()
        .Where(f => f.FiscalYear == key.Year && f.Kind == key.Kind && f.Serial == key.Serial).OrderByDescending(f => f.Version).FirstOrDefaultAsync(ct);
}

/// <summary>One paper with what was found in it.</summary>
internal sealed record PaperLook(PaperKey Key, PaperSource Source, IReadOnlyList<Finding> Findings)
{
    public string Name => PaperTemplate.Of(Key.Kind).Name;

    /// <summary>Path of the field itself on the page to write it on.</summary>
    public string PathOf(Finding finding) => string.Create(
        CultureInfo.InvariantCulture, $"{PaperDesk.PathOf(Key)}#Texts_{Source.Template.Fields.TakeWhile(f => f.Key != finding.Key).Count()}__Value");
}

/// <param name="Papers">The paper that is sent, then the one that goes with it.</param>
/// <param name="Numbers">What looks like personal data in what the public will read, masked.</param>
internal sealed record SendingLook(IReadOnlyList<PaperLook> Papers, IReadOnlyList<string> Numbers)
{
    /// <summary>Cannot be right: to be mended first. Numbers of persons are not among them: they may be shown for a reason.</summary>
    public IEnumerable<Finding> ToMend => Findings.Where(f => f.Blocks && !PersonalData.Is(f));

    /// <summary>A person decides, and says that it was read.</summary>
    public bool Asks => Numbers.Count > 0 || Findings.Any(f => !f.Blocks || PersonalData.Is(f));

    public int Count => Findings.Count();

    /// <summary>Kinds of finding, for the audit.</summary>
    public IReadOnlyList<string> Codes => [.. Findings.Select(f => f.Code).Distinct(StringComparer.Ordinal)];

    /// <summary>The same as long as the same things are found in the same places: what somebody says to have read is what is there now.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', Papers.SelectMany(p => p.Findings.Select(f => $"{p.Key.Kind}|{f.Code}|{f.Key}|{f.Text}")).Concat(Numbers)))))[..16];

    /// <param name="read">What the sender says to have read; null: nothing was said.</param>
    /// <returns>Null, or a refusal "paper.mend" (label of the field, words, what to do, how many more), "paper.look", "paper.look-again" (field Looked) or one of the guard.</returns>
    public Refusal? Refuse(FindingsRead? read)
    {
        var mend = ToMend.ToList();
        return mend.Count > 0 ? new Refusal("paper.mend", "", mend[0].Label, mend[0].Text, mend[0].Says, mend.Count)
            : !Asks ? null
            : read is null ? new Refusal("paper.look", "Looked", Math.Max(Count, Numbers.Count))
            : read.Mark != Mark ? new Refusal("paper.look-again", "Looked")
            : PublicGuard.Refuse(Numbers, new MayBeShown(read.Reason, Numbers));
    }

    private IEnumerable<Finding> Findings => Papers.SelectMany(p => p.Findings);
}

/// <summary>The sender's word that the findings were read.</summary>
/// <param name="Mark">Of the findings that were shown.</param>
/// <param name="Reason">Why numbers that look like personal data may be shown to the public; of no account when there are none.</param>
internal sealed record FindingsRead(string Mark, string Reason = "");
