using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <param name="At">UTC; of a time that was set.</param>
internal sealed record StateLine(ArticleState State, bool IsShown, DateTime? At)
{
    public static StateLine Of(Article article) => new(article.State, article.IsShown, article.PublishAt);
}
