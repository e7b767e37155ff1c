using Prongsai.Disclosure.Checks.Fetching;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>An evidence and what its elements ask of it.</summary>
internal sealed record AskedEvidence(CurrentEvidence Current, Demand Demand);

/// <summary>Looks at evidence of every kind and says what is wrong with it.</summary>
internal sealed class EvidenceLook(LinkReader links, BlobStore blobs, IOwnPages pages)
{
    /// <returns>By evidence; what could not be looked at is not in it.</returns>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Fault>>> OfAsync(IReadOnlyList<AskedEvidence> all, CancellationToken ct)
    {
        var answers = await links.GetAsync(all.Where(a => a.Current.Revision.Kind == EvidenceKind.Link).Select(a => a.Current.Revision.Address), ct);
        var found = new Dictionary<Guid, IReadOnlyList<Fault>>();
        foreach (var asked in all)
        {
            var faults = asked.Current.Revision.Kind switch
            {
                EvidenceKind.Link => await LinkAsync(answers[asked.Current.Revision.Address], asked.Demand, ct),
                EvidenceKind.File => await FileAsync(asked.Current.Revision.FileId, asked.Demand, ct),
                _ => await PageAsync(asked.Current.Revision.Address, ct),
            };
            if (faults is not null)
            {
                found[asked.Current.Evidence.Id] = faults;
            }
        }

        return found;
    }

    private static async Task<IReadOnlyList<Fault>?> LinkAsync(Fetched answer, Demand demand, CancellationToken ct)
    {
        if (answer.End == FetchEnd.Budget)
        {
            return null;
        }

        var faults = LinkLook.Check(answer, demand);
        if (!answer.Opened || !FetchedBody.IsFile(answer.ContentType) || faults.Any(f => f.Weight == Weight.Blocks))
        {
            return faults;
        }

        if (answer.Cut)
        {
            return [.. faults, new Fault("file.too-long", Weight.Note, answer.Asked)];
        }

        var file = await FileReading.ReadAsync(answer.Body, NameOf(answer), ct);
        return [.. faults, .. FileLook.Check(file, demand).Select(f => f with { Where = answer.Asked })];
    }

    private async Task<IReadOnlyList<Fault>> FileAsync(Guid? fileId, Demand demand, CancellationToken ct)
    {
        using var opened = fileId is { } id ? await blobs.OpenAsync(id, ct) : null;
        if (opened is null)
        {
            return [];
        }

        return FileLook.Check(await FileReading.ReadAsync(await opened.BytesAsync(ct), opened.File.Name, ct), demand);
    }

    private async Task<IReadOnlyList<Fault>> PageAsync(string path, CancellationToken ct) =>
        (await pages.ListAsync(ct)).All(p => p.Path != path) ? [new Fault("page.gone", Weight.Blocks, path)] : [];

    private static string NameOf(Fetched answer) =>
        answer.FileName.Length > 0 ? answer.FileName
        : Uri.TryCreate(answer.Final, UriKind.Absolute, out var address) ? Uri.UnescapeDataString(address.Segments[^1])
        : answer.Final;
}
