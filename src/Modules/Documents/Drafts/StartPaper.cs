using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>Begins a paper: one of many, or the row of the paper that the year itself has.</summary>
internal sealed class StartPaper(AppDb db, PaperFactory papers, CurrentUser user, TimeProvider clock)
{
    public CurrentUser User => user;

    public sealed record Input(int Year, string Kind);

    /// <summary>A new, empty one of many; nobody else's is touched.</summary>
    /// <returns>Refusal "paper.kind".</returns>
    public async Task<Outcome<PaperDraft>> HandleAsync(Input input, CancellationToken ct)
    {
        if (!FreeKinds.Has(input.Kind))
        {
            return new Refusal("paper.kind", "", input.Kind);
        }

        var id = Guid.CreateVersion7();
        var draft = New(id, new(input.Year, input.Kind, id.ToString("D")));
        draft.Title = (await papers.ReadAsync(draft, ct)).Title;
        db.Add(draft);
        db.Record("paper.started", id.ToString("D"), new { year = input.Year, kind = input.Kind });
        await db.SaveChangesAsync(ct);
        return draft;
    }

    /// <summary>The row of the year's own paper, made (in the unit of work) when nobody has written in it yet.</summary>
    public async Task<PaperDraft> OwnAsync(int year, string kind, CancellationToken ct)
    {
        var key = new PaperKey(year, kind);
        if (await db.Set<PaperDraft>().Of(key).SingleOrDefaultAsync(ct) is { } there)
        {
            return there;
        }

        var draft = New(Guid.CreateVersion7(), key);
        draft.Title = (await papers.ReadAsync(draft, ct)).Title;
        db.Add(draft);
        return draft;
    }

    private PaperDraft New(Guid id, PaperKey key) => new()
    {
        Id = id,
        FiscalYear = key.Year,
        Kind = key.Kind,
        Serial = key.Serial,
        UnitId = key.Serial.Length == 0 ? null : user.UnitId,
        Fields = "{}",
        AuthorAccountId = user.IsSignedIn ? user.AccountId : null,
        AuthorPersonId = user.PersonId,
        ChangedAt = clock.GetUtcNow().UtcDateTime,
        ChangedBy = user.Name,
    };
}

/// <summary>The kinds of which a year may have many.</summary>
internal static class FreeKinds
{
    public static IReadOnlyList<string> All => PaperKinds.Free;

    public static bool Has(string kind) => All.Contains(kind, StringComparer.Ordinal);
}
