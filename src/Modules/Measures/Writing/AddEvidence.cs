using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>Adds a file or a link to a step.</summary>
internal sealed class AddEvidence(AppDb db, FileIntake intake, CurrentUser user, TimeProvider clock)
{
    /// <param name="File">Null when it is a link.</param>
    internal sealed record Input(Guid StepId, string Name, Stream? File, string FileName, string Link, string PeriodText, int FiscalYear);

    /// <returns>The evidence; or evidence.none, evidence.link, evidence.period, evidence.too-long, progress.gone, file.*.</returns>
    public async Task<Outcome<Evidence>> HandleAsync(Input input, CancellationToken ct)
    {
        var link = input.Link.Trim();
        if (input.File is null && link.Length == 0)
        {
            return new Refusal("evidence.none", "Proof.File");
        }

        if (link.Length > 0 && !(link.Length <= 2_000 && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0))
        {
            return new Refusal("evidence.link", "Proof.Link");
        }

        var period = PeriodReader.Read(input.PeriodText, new FiscalYear(input.FiscalYear));
        if (input.PeriodText.Trim().Length > 0 && (period.Problem ?? period.Question) is { } problem)
        {
            return new Refusal("evidence.period", "Proof.PeriodText", problem);
        }

        if (input.Name.Length > 300)
        {
            return new Refusal("evidence.too-long", "Proof.Name", 300);
        }

        if (await db.OwnStepAsync(user, input.StepId, ct) is not { } step)
        {
            return new Refusal("progress.gone");
        }

        StoredFile? stored = null;
        if (input.File is not null)
        {
            var saved = await intake.KeepAsync(input.File, input.FileName, FileLimits.Bytes, ct);
            if (!saved.Done)
            {
                return saved.Refusal with { Field = "Proof.File" };
            }

            stored = saved.Value;
        }

        var name = ThaiText.Clean(input.Name).Replace('\n', ' ').Trim();
        var evidence = new Evidence
        {
            Id = Guid.CreateVersion7(),
            StepId = step.Id,
            FileId = stored?.Id,
            Link = stored is null ? link : "",
            Name = name.Length > 0 ? name : stored?.Name ?? link,
            CoversFrom = period.Periods.Min(p => p.From),
            CoversTo = period.Periods.Max(p => p.To),
            AddedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(evidence);
        db.Record("measure.evidence", step.Id.ToString(), new { evidence.Id, stored?.Sha256 });
        await db.SaveChangesAsync(ct);
        return evidence;
    }
}
