using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.WeakPoints;

/// <summary>An officer adds a weak point the scores do not show, or rewrites one.</summary>
internal sealed class KeepWeakPoint(AppDb db, Frameworks frameworks)
{
    public const int MostAdded = 100;

    /// <param name="Id">Null: a new one.</param>
    /// <param name="Reason">Of a new one; an existing one keeps the reason the scores gave.</param>
    public sealed record Input(int FiscalYear, Guid? Id, int? IssueNo, string Text, string Finding, string Reason);

    /// <returns>Null: not one of this agency's.</returns>
    public async Task<Outcome<WeakPoint>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await frameworks.PackAsync(input.FiscalYear, ct) is not { } known)
        {
            return (Outcome<WeakPoint>)new Refusal("framework.no-year", "", input.FiscalYear);
        }

        var old = input.Id is { } id ? await db.Set<WeakPoint>().SingleOrDefaultAsync(w => w.Id == id && w.FiscalYear == input.FiscalYear, ct) : null;
        if (input.Id is not null && old is null)
        {
            return null;
        }

        var (text, finding, reason) = (ThaiText.Clean(input.Text).Trim(), ThaiText.Clean(input.Finding).Trim(), ThaiText.Clean(input.Reason).Trim());
        if (Refused(input, known.Pack.Issues.Count, finding, old?.Added is false ? old.Text : text) is { } refusal)
        {
            return (Outcome<WeakPoint>)refusal;
        }

        if (old is null)
        {
            if (await db.Set<WeakPoint>().CountAsync(w => w.FiscalYear == input.FiscalYear && w.Added, ct) >= MostAdded)
            {
                return (Outcome<WeakPoint>)new Refusal("weak.too-many", "", MostAdded);
            }

            old = new WeakPoint
            {
                FiscalYear = input.FiscalYear,
                Code = "",
                IssueNo = input.IssueNo,
                Text = text,
                Finding = finding,
                Reason = reason.Length > 0 ? reason : "เจ้าหน้าที่เพิ่ม",
                Added = true,
            };
            db.Add(old);
        }
        else
        {
            (old.IssueNo, old.Finding, old.Edited) = (input.IssueNo, finding, true);
            if (old.Added)
            {
                (old.Text, old.Reason) = (text, reason.Length > 0 ? reason : old.Reason);
            }
        }

        db.Record("weak-point.kept", old.Id.ToString(), new { year = old.FiscalYear, code = old.Code });
        await db.SaveChangesAsync(ct);
        return (Outcome<WeakPoint>)old;
    }

    private static Refusal? Refused(Input input, int issues, string finding, string text) =>
        text.Length == 0 ? new("weak.no-text", "Input.Text")
        : finding.Length == 0 ? new("weak.no-finding", "Input.Finding")
        : ThaiText.TooManyMarks(input.Text) || ThaiText.TooManyMarks(input.Finding) || ThaiText.TooManyMarks(input.Reason) ? new("text.marks", "Input.Finding")
        : input.IssueNo < 1 || input.IssueNo > issues ? new("weak.issue", "Input.IssueNo")
        : null;
}
