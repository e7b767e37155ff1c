using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Evidences;

/// <summary>What somebody gives as proof: exactly one of a file, an address, a page of this system.</summary>
/// <param name="PeriodText">The time it speaks of, as typed; may be empty.</param>
/// <param name="CapturedOn">Null: today.</param>
internal sealed record GivenProof(string Title, Stream? File, string FileName, string Link, string Page, string PeriodText, DateOnly? CapturedOn, DateOnly? ExpiresOn);

/// <summary>Puts a new evidence under elements of an item, or a new revision into one that is there.</summary>
internal sealed class AddEvidence(AppDb db, CurrentUser user, ProofReader reader, ItemTrail trail)
{
    /// <param name="EvidenceId">Null: a new evidence.</param>
    /// <param name="Elements">Numbers; of no account for a new revision, which stands where its evidence stands.</param>
    internal sealed record Input(Guid ItemId, Guid? EvidenceId, IReadOnlyList<int> Elements, GivenProof Proof);

    /// <returns>The revision; refusals "oit.gone", "oit.running", "evidence.*", "file.*". Nothing is written then.</returns>
    public async Task<Outcome<EvidenceRevision>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.OwnItemAsync(user, input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        if (item.Stage == Stage.Sent)
        {
            return new Refusal("oit.running");
        }

        var evidence = input.EvidenceId is { } id ? await FindAsync(item, id, ct) : null;
        if (input.EvidenceId is not null && evidence is null)
        {
            return new Refusal("evidence.gone");
        }

        var elements = input.Elements.Distinct().Where(n => item.Elements.Exists(e => e.Number == n)).ToList();
        if (evidence is null && elements.Count == 0)
        {
            return new Refusal("evidence.elements", "Proof.Elements");
        }

        var read = await reader.ReadAsync(input.Proof, item.FiscalYear, ct);
        if (!read.Done)
        {
            return read.Refusal;
        }

        if (evidence is null)
        {
            evidence = new Evidence { Title = read.Value.Title, MadeAt = trail.Now };
            db.Add(evidence);
            foreach (var element in elements)
            {
                item.Proofs.Add(new ElementProof { ItemId = item.Id, Element = element, EvidenceId = evidence.Id, AddedAt = trail.Now });
            }
        }
        else if (input.Proof.Title.Trim().Length > 0)
        {
            evidence.Title = read.Value.Title;
        }

        var revision = read.Value.Revision(evidence, user.Name, trail.Now);
        db.Add(revision);
        trail.Changed(item, "oit.evidence", new { evidence = evidence.Id, revision = revision.Number, revision.Sha256, covers = revision.CoversText });
        db.Enqueue(Recurring.TasksJob.Name, new { });
        var saved = await trail.SaveAsync(item, ct);
        return saved.Done ? revision : saved.Refusal;
    }

    private async Task<Evidence?> FindAsync(DisclosureItem item, Guid id, CancellationToken ct) => item.Proofs.Exists(p => p.EvidenceId == id)
        ? await db.Set<Evidence>().Include(e => e.Revisions).SingleOrDefaultAsync(e => e.Id == id, ct)
        : null;
}

/// <summary>A proof that was read and, if it is a file, kept.</summary>
internal sealed record ReadProof(string Title, EvidenceKind Kind, StoredFile? File, string Address, string CoversText, DateOnly? From, DateOnly? To, DateOnly CapturedOn, DateOnly? ExpiresOn)
{
    public EvidenceRevision Revision(Evidence evidence, string by, DateTime at) => new()
    {
        EvidenceId = evidence.Id,
        Number = 1 + evidence.Revisions.Select(r => r.Number).DefaultIfEmpty().Max(),
        Kind = Kind,
        FileId = File?.Id,
        Address = Address,
        Sha256 = File?.Sha256 ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Address))),
        CoversText = CoversText,
        CoversFrom = From,
        CoversTo = To,
        CapturedOn = CapturedOn,
        ExpiresOn = ExpiresOn,
        AddedBy = by,
        AddedAt = at,
    };
}

/// <summary>Looks at what was given, and keeps its bytes.</summary>
internal sealed class ProofReader(FileIntake intake, IOwnPages pages, TimeProvider clock)
{
    private const int LongestLink = 2_000;

    /// <returns>Refusals "evidence.*" and "file.*", with the field of the form "Proof".</returns>
    public async Task<Outcome<ReadProof>> ReadAsync(GivenProof given, int fiscalYear, CancellationToken ct)
    {
        var link = given.Link.Trim();
        var ways = (given.File is null ? 0 : 1) + (link.Length > 0 ? 1 : 0) + (given.Page.Length > 0 ? 1 : 0);
        if (ways != 1)
        {
            return ways == 0 ? new Refusal("evidence.none", "Proof.File") : new Refusal("evidence.two", "Proof.File");
        }

        var title = ThaiText.Clean(given.Title).Replace('\n', ' ').Trim();
        if (title.Length > Evidence.LongestTitle)
        {
            return new Refusal("evidence.title", "Proof.Title", Evidence.LongestTitle);
        }

        var period = PeriodReader.Read(given.PeriodText, new FiscalYear(fiscalYear));
        if (given.PeriodText.Trim().Length > 0 && (period.Problem ?? period.Question) is { } problem)
        {
            return new Refusal("evidence.period", "Proof.PeriodText", problem);
        }

        var today = Bangkok.Today(clock);
        var captured = given.CapturedOn ?? today;
        if (captured > today)
        {
            return new Refusal("evidence.future", "Proof.CapturedOn", ThaiDate.Short(today));
        }

        if (given.ExpiresOn < captured)
        {
            return new Refusal("evidence.expires", "Proof.ExpiresOn", ThaiDate.Short(captured));
        }

        var read = new ReadProof(
            title, EvidenceKind.Link, null, link, given.PeriodText.Trim().Length > 0 ? period.Text : "", period.Periods.Min(p => p.From),
            period.Periods.Any(p => p.To is null) ? null : period.Periods.Max(p => p.To), captured, given.ExpiresOn);
        return given.File is not null ? await FileAsync(read, given, ct)
            : link.Length > 0 ? LinkOf(read, link)
            : await PageAsync(read, given.Page, ct);
    }

    private static Outcome<ReadProof> LinkOf(ReadProof read, string link) =>
        link.Length <= LongestLink && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? read with { Title = read.Title.Length > 0 ? read.Title : link.Length <= Evidence.LongestTitle ? link : link[..Evidence.LongestTitle] }
            : new Refusal("evidence.link", "Proof.Link");

    private async Task<Outcome<ReadProof>> PageAsync(ReadProof read, string path, CancellationToken ct) => (await pages.ListAsync(ct)).FirstOrDefault(p => p.Path == path) is { } page
        ? read with { Kind = EvidenceKind.Page, Address = page.Path, Title = read.Title.Length > 0 ? read.Title : page.Title }
        : new Refusal("evidence.page", "Proof.Page");

    private async Task<Outcome<ReadProof>> FileAsync(ReadProof read, GivenProof given, CancellationToken ct)
    {
        var stored = await intake.KeepAsync(given.File!, given.FileName, FileLimits.Bytes, ct);
        return stored.Done
            ? read with { Kind = EvidenceKind.File, File = stored.Value, Title = read.Title.Length > 0 ? read.Title : stored.Value.Name }
            : stored.Refusal with { Field = "Proof.File" };
    }
}
