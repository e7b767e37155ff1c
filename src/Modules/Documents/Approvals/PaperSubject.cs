using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Documents.Papers;
using Prongsai.Documents.References;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>
/// What is approved of a paper: the version that was sent. Figures that change in the registers meanwhile do not change what lies before the
/// people who sign; whoever edits the paper itself makes the approval void.
/// </summary>
internal sealed class PaperSubject(AppDb db) : IApprovalSubject
{
    public const string TypeName = "paper";

    public string Type => TypeName;

    public string Name => "เอกสารราชการ";

    public async Task<SubjectReading?> ReadAsync(Guid id, CancellationToken ct)
    {
        var draft = await db.Set<PaperDraft>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.RemovedAt == null, ct);
        if (draft is null || await SentPapers.VersionAsync(db, id, null, ct) is not { } version)
        {
            return null;
        }

        return new SubjectReading(
            version.Title, version.Hash, HtmlWriter.ToFragment(version.Paper()),
            [
                new SubjectFile("อ่านเป็น PDF", $"/app/papers/versions/{version.Id:D}/pdf"),
                new SubjectFile("Word", $"/app/papers/versions/{version.Id:D}/docx"),
            ],
            PaperDesk.PathOf(draft.Key), Summary(draft, version), new PaperDesk.Seat(draft.Key, draft).SubmitPath);
    }

    /// <summary>What a decision is about besides the words of the paper: its kind, who gets it, and that the public will see it.</summary>
    public static IReadOnlyList<string> Summary(PaperDraft draft, PaperVersion version)
    {
        List<string> lines = [PaperTemplate.Of(draft.Kind).Name];
        if (ReferenceText.Printed(version.Texts().GetValueOrDefault("to") ?? "") is { Length: > 0 } to)
        {
            lines.Add("เรียน " + to);
        }

        if (draft.PublishWhenApproved)
        {
            lines.Add("เมื่ออนุมัติแล้ว จะเผยแพร่ให้ประชาชนเห็นทันที");
        }

        return lines;
    }

    public async Task<IReadOnlyList<DifferenceLine>> DifferenceAsync(Guid id, string approvedHash, CancellationToken ct)
    {
        var (approved, now) = (await SentPapers.VersionAsync(db, id, approvedHash, ct), await LatestAsync(id, ct));
        return approved is null || now is null ? []
            : [.. TextDifference.OfLines(PlainText.Of(approved.Paper()), PlainText.Of(now.Paper())).Select(p => new DifferenceLine(KindOf(p.Change), p.Text))];
    }

    private static DifferenceKind KindOf(Change change) =>
        change switch { Change.Removed => DifferenceKind.Removed, Change.Added => DifferenceKind.Added, _ => DifferenceKind.Same };

    private Task<PaperVersion?> LatestAsync(Guid paperId, CancellationToken ct) =>
        db.Set<PaperVersion>().AsNoTracking().Where(v => v.PaperId == paperId).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
}
