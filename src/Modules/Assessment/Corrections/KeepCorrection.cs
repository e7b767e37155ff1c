using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Prongsai.Assessment.Packs;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Corrections;

/// <summary>Keeps a correction of the agency or of the whole installation, if the rules stay whole with it.</summary>
internal sealed class KeepCorrection(AppDb db, Frameworks frameworks, InstallationAdministrators installation, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="Reason">e.g. the page of the handbook.</param>
    /// <param name="ForAll">For every agency of the installation.</param>
    /// <param name="Field">Where the new value was typed.</param>
    public sealed record Why(string Reason, bool ForAll, string Field = "Input.Text");

    /// <summary>The rules that a correction is laid over: those of the agency, or those that all agencies have in common.</summary>
    /// <returns>Null for a year without rules.</returns>
    public Task<AgencyPack?> BelowAsync(int fiscalYear, bool forAll, CancellationToken ct) =>
        forAll ? frameworks.SharedAsync(fiscalYear, ct) : frameworks.PackAsync(fiscalYear, ct);

    public static Mark MarkOf(bool forAll) => forAll ? Mark.I : Mark.A;

    /// <returns>Refusal "correction.not-yours", "correction.no-reason", "text.marks", "correction.too-many", "correction.no-rule" or "correction.breaks".</returns>
    public async Task<Outcome<AppliedCorrection>> HandleAsync(int fiscalYear, string path, JsonNode value, Why why, CancellationToken ct)
    {
        if (why.ForAll && !await installation.IsActorAsync(ct))
        {
            return new Refusal("correction.not-yours", "Input.For");
        }

        if (await BelowAsync(fiscalYear, why.ForAll, ct) is not { } below)
        {
            return new Refusal("framework.no-year", "", fiscalYear);
        }

        var reason = ThaiText.Clean(why.Reason).Trim();
        if (reason.Length == 0)
        {
            return new Refusal("correction.no-reason", "Input.Reason");
        }

        if (ThaiText.TooManyMarks(why.Reason))
        {
            return new Refusal("text.marks", "Input.Reason");
        }

        if (below.Corrections.Count(c => c.Shared == why.ForAll) >= Frameworks.MostCorrections)
        {
            return new Refusal("correction.too-many", "", Frameworks.MostCorrections);
        }

        var tried = below.Node.DeepClone();
        if (PackPath.Put(tried, path, value.DeepClone(), MarkOf(why.ForAll)) != PatchState.Applied)
        {
            return new Refusal("correction.no-rule", why.Field, path);
        }

        if (LaidOver.Problem(tried, frameworks.FileOf(fiscalYear - 1), out _) is { } problem)
        {
            return new Refusal("correction.breaks", why.Field, problem);
        }

        var made = Made(fiscalYear, path, value.ToJsonString(Written), reason, why.ForAll);
        db.Add((object)made);
        db.Record(why.ForAll ? "framework.corrected-for-all" : "framework.corrected", made.Id.ToString(), new { year = fiscalYear, path });
        await db.SaveChangesAsync(ct);
        frameworks.Forget();
        return new AppliedCorrection(made, PatchState.Applied, why.ForAll);
    }

    private ICorrection Made(int year, string path, string value, string reason, bool forAll)
    {
        var (by, now) = (installation.ActorName, clock.GetUtcNow().UtcDateTime);
        return forAll
            ? new SharedCorrection { FiscalYear = year, Path = path, Value = value, Reason = reason, MadeBy = by, MadeAt = now }
            : new PackCorrection { FiscalYear = year, Path = path, Value = value, Reason = reason, MadeBy = by, MadeAt = now };
    }
}
