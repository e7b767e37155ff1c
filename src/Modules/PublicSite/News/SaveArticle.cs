using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.News;

/// <summary>Writes a new article or changes one. What the public sees stays as it is until it is published anew.</summary>
internal sealed partial class SaveArticle(AppDb db, ArticleDesk desk, ArticleKeeper keeper, Attachments attachments)
{
    public const int LongestTitle = 200;
    public const int LongestLead = 400;
    public const int LongestSlug = 60;
    public const int LongestAlt = 200;

    /// <param name="Id">Null: a new one.</param>
    /// <param name="Revision">That the form was opened with; null: whatever it is now.</param>
    /// <param name="Body">Marks of <see cref="ArticleText"/>, or what a browser pasted as HTML.</param>
    /// <param name="Items">As typed, e.g. "O10, O12".</param>
    /// <param name="Place">Of a page: key of the menu entry that it stands under.</param>
    public sealed record Input(
        Guid? Id, int? Revision, ArticleKind Kind, string Title, string Lead, string Body, Guid? UnitId, DateOnly? DataAsOf, int FiscalYear, string Items, string Slug, string Place)
    {
        public IReadOnlyList<PhotoWords> Photos { get; init; } = [];

        /// <summary>Files that are taken off.</summary>
        public IReadOnlyList<Guid> WithoutFiles { get; init; } = [];

        public IReadOnlyList<Upload> NewPhotos { get; init; } = [];
        public IReadOnlyList<Upload> NewFiles { get; init; } = [];
    }

    /// <param name="Large">Which photo.</param>
    public sealed record PhotoWords(Guid Large, string Alt, string Caption, bool Remove);

    /// <returns>Null when it is not this person's; refusals "article.*", "picture.*" and "file.*".</returns>
    public async Task<Outcome<Article>?> HandleAsync(Input input, CancellationToken ct)
    {
        var found = input.Id is { } id ? await desk.FindAsync(id, ct) : null;
        if (input.Id is not null && found is null)
        {
            return null;
        }

        if (found is not null && input.Revision is { } revision && revision != found.Revision)
        {
            return new Refusal("article.moved");
        }

        var texts = Texts(input, found);
        if (!texts.Done)
        {
            return texts.Refusal;
        }

        var attached = await attachments.AddAsync(input, found, ct);
        return attached.Done ? await KeepAsync(found, texts.Value with { Photos = attached.Value.Photos, Files = attached.Value.Files }, ct) : attached.Refusal;
    }

    private async Task<Outcome<Article>?> KeepAsync(Article? found, ArticleContent content, CancellationToken ct)
    {
        if (found is null || found.FiscalYear != content.FiscalYear)
        {
            return await NumberedAsync(found, content, ct);
        }

        found.Take(content);
        return await keeper.ChangedAsync(found, "article.changed", ct);
    }

    /// <summary>The next number of the year; who else took it meanwhile keeps it.</summary>
    private async Task<Outcome<Article>> NumberedAsync(Article? found, ArticleContent content, CancellationToken ct)
    {
        var article = found ?? new Article
        {
            FiscalYear = content.FiscalYear,
            Number = 0,
            Kind = content.Kind,
            Title = content.Title,
            CreatedBy = desk.User.AccountId,
            ChangedAt = desk.Now,
            ChangedBy = desk.User.Name,
        };
        article.FiscalYear = content.FiscalYear;
        article.Take(content);
        article.Number = 1 + (await db.Set<Article>().Where(a => a.FiscalYear == content.FiscalYear && a.Id != article.Id).MaxAsync(a => (int?)a.Number, ct) ?? 0);
        if (found is null)
        {
            db.Add(article);
        }

        try
        {
            return await keeper.ChangedAsync(article, found is null ? "article.created" : "article.changed", ct);
        }
        catch (DbUpdateException error) when (SavedTogether.Says(error))
        {
            db.ChangeTracker.Clear();
            return new Refusal("article.number-taken");
        }
    }

    private Outcome<ArticleContent> Texts(Input input, Article? found)
    {
        var body = PastedHtml.Is(input.Body) ? PastedHtml.ToMarks(input.Body) : input.Body.ReplaceLineEndings("\n").Trim('\n', ' ');
        var (title, lead, slug) = (Line(input.Title), Line(input.Lead), input.Slug.Trim().ToLowerInvariant());
        var place = input.Kind == ArticleKind.Page ? input.Place : "";
        var items = ItemCodeReader.Read(input.Items, null);
        var unit = desk.User.UnitId ?? input.UnitId;
        return title.Length is 0 or > LongestTitle ? new Refusal("article.title", "Input.Title", LongestTitle)
            : !Enum.IsDefined(input.Kind) ? new Refusal("article.kind", "Input.Kind")
            : lead.Length > LongestLead ? new Refusal("article.lead", "Input.Lead", LongestLead)
            : body.Length > ArticleText.Longest ? new Refusal("article.long", "Input.Body", ArticleText.Longest)
            : slug.Length > LongestSlug || (slug.Length > 0 && !Slugs().IsMatch(slug)) ? new Refusal("article.slug", "Input.Slug", LongestSlug)
            : input.Kind == ArticleKind.Page && Kinds.Places.All(p => p.Key != place) ? new Refusal("article.place", "Input.Place")
            : input.FiscalYear is < 2560 or > 2600 ? new Refusal("article.year", "Input.FiscalYear")
            : found is { WasShown: true } && found.FiscalYear != input.FiscalYear ? new Refusal("article.year-stays", "Input.FiscalYear", found.FiscalYear)
            : input.DataAsOf is { } date && date > desk.Today ? new Refusal("article.date", "Input.DataAsOf")
            : items.Question is not null || items.Rest.Trim(' ', ',', ';').Length > 0 || items.Codes.Any(c => c.Kind != 'O') ? new Refusal("article.items", "Input.Items")
            : new ArticleContent(input.Kind, title, lead, body, unit, input.DataAsOf, input.FiscalYear, [.. items.Codes.Select(c => c.ToString()).Distinct()], slug, place, [], []);
    }

    private static string Line(string text) => Publications.PaperHtml.Line(text.Replace('\n', ' ')).Trim();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Slugs();
}
