using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Media;

namespace Prongsai.PublicSite.News;

internal static class NewsServices
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddNews(this IServiceCollection services)
    {
        services.AddSingleton<IPermissionSource, NewsPermissions>();
        services.AddScoped<ArticleDesk>().AddScoped<ArticleKeeper>().AddScoped<ArticleReader>().AddScoped<ArticleGate>().AddScoped<ArticleSight>().AddScoped<ArticleViews>().AddScoped<PublishSeat>();
        services.AddScoped<Pictures>().AddScoped<Attachments>().AddScoped<ArticleIndex>().AddScoped<Menu>();
        services.AddScoped<SaveArticle>().AddScoped<SendArticle>().AddScoped<PublishArticle>().AddScoped<ArticleStart>().AddScoped<ShowArticle>();
        services.AddScoped<WithdrawArticle>().AddScoped<DeleteArticle>().AddScoped<RestoreArticle>().AddScoped<SetWebsite>();
        services.AddScoped<IApprovalSubject, ArticleSubject>();
        services.AddScoped<HearDecision>();
        services.AddScoped<IHandle<ApprovalCompleted>, HearDecision>().AddScoped<IHandle<ApprovalReturned>, HearDecision>();
        services.AddScoped<IHandle<ApprovalVoided>, HearDecision>().AddScoped<IHandle<ApprovalWithdrawn>, HearDecision>();
        services.AddScoped<IHandle<ArticlePublished>, ForgetOnArticle>().AddScoped<IHandle<ArticleWithdrawn>, ForgetOnArticle>();
        services.AddScoped<IJob, PublishDue>().AddScoped<IJob, WithdrawDue>();
        services.AddScoped<DemoWriter>().AddScoped<IDemoData, DemoNews>();
        services.AddScoped<OwnPages.IOwnPageSource, NewsOwnPages>().AddScoped<Search.ISearchable, NewsToSearch>();
        return services;
    }

    public static void MapNews(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(MediaFiles.Route, Reading, MediaFiles.PublicAsync).WithMetadata(new OpenAttribute());
        endpoints.MapMethods(NewsFiles.Route, Reading, NewsFiles.PublicAsync).WithMetadata(new OpenAttribute());
        endpoints.MapMethods(NewsFeed.Path, Reading, NewsFeed.GetAsync).WithMetadata(new OpenAttribute());
        endpoints.MapMethods("/app/website/articles/{id:guid}/files/{file:guid}", Reading, NewsFiles.DraftAsync).WithMetadata(new NeedsAttribute(NewsPermissions.View));
        endpoints.MapMethods("/app/website/articles/{id:guid}/photos/{picture:guid}", Reading, NewsFiles.PictureAsync).WithMetadata(new NeedsAttribute(NewsPermissions.View));
    }
}
