namespace Prongsai.Approvals.Contracts;

/// <summary>Implemented by each module whose things are approved; registered as a scoped service.</summary>
public interface IApprovalSubject
{
    /// <summary>e.g. "paper"; at most 40 characters, never changed.</summary>
    string Type { get; }

    /// <summary>What an administrator reads, e.g. "เอกสารราชการ".</summary>
    string Name { get; }

    /// <summary>The thing as it stands now; null when it is gone or not of this agency.</summary>
    Task<SubjectReading?> ReadAsync(Guid id, CancellationToken ct);

    /// <summary>What changed between the content with <paramref name="approvedHash"/> and now, to be read from top to bottom; empty when it cannot be told.</summary>
    Task<IReadOnlyList<DifferenceLine>> DifferenceAsync(Guid id, string approvedHash, CancellationToken ct);
}

/// <param name="Hash">As in <see cref="StartApproval"/>: computed from the content as it is now.</param>
/// <param name="BodyHtml">The paper as safe HTML made by our own writers: no scripts, styles or outside references.</param>
/// <param name="Files">What goes with it, to open.</param>
/// <param name="Href">Where its author works on it.</param>
/// <param name="Summary">Up to three lines.</param>
/// <param name="SendHref">Where its author sends it again after it came back, when its module must make the content anew for that; empty: the approval's own page,
/// which sends what is read here.</param>
public sealed record SubjectReading(
    string Title, string Hash, string BodyHtml, IReadOnlyList<SubjectFile> Files, string Href, IReadOnlyList<string> Summary, string SendHref = "");

public sealed record SubjectFile(string Name, string Href);

public enum DifferenceKind
{
    Same,
    Added,
    Removed,
}

public sealed record DifferenceLine(DifferenceKind Kind, string Text);
