using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.News;
using Prongsai.PublicSite.OwnPages;
using Prongsai.PublicSite.Pages.Website;
using Prongsai.PublicSite.Publications;
using Prongsai.PublicSite.Reports;
using Prongsai.PublicSite.Search;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite;

/// <summary>What anybody may read: published snapshots, as pages that weigh little and stay where they are.</summary>
public sealed class PublicSiteModule : IModule, IPermissionSource, INavSource
{
    private static readonly TellOnCommit s_tellOnCommit = new();

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public IEnumerable<Permission> Permissions { get; } =
    [
        new("website.view", "ดูรายการที่เผยแพร่บนเว็บไซต์", Roles.OfTheOffice),
        new("website.edit", "ถอนข้อมูลออกจากเว็บไซต์ และปิดเรื่องแจ้งข้อมูลผิด", Role.Officer, Role.PermanentSecretary, Role.Administrator),
    ];

    public IEnumerable<NavEntry> Entries { get; } = [new(600, "", "เว็บไซต์", "/app/website", "globe", "website.view")];

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IPermissionSource>(this);
        services.AddSingleton<INavSource>(this);
        services.AddSingleton<LastGoodFiles>().AddHostedService(p => p.GetRequiredService<LastGoodFiles>());
        services.AddSingleton<LastGood>();
        services.AddSingleton<PublicPages>();
        services.AddSingleton<SearchPages>();
        services.AddSingleton<Withdrawals>().AddHostedService<OtherNodes>();
        services.ConfigureDbContext<AppDb>(db => db.AddInterceptors(s_tellOnCommit));
        services.AddScoped<IHandle<PagePublished>, ForgetOnPublication>();
        services.AddScoped<IHandle<PageWithdrawn>, ForgetOnPublication>();
        services.AddScoped<ItemViews>();
        services.AddScoped<FrozenPages>().AddScoped<PageFrame>();
        services.AddScoped<FreezePaper>().AddScoped<Publicity>();
        services.AddScoped<PublishedFiles>();
        services.AddScoped<IJob, FreezeAgain>().AddScoped<IJob, FreezeAgainJob>();
        services.AddScoped<IPublisher, Publisher>().AddScoped<IPublishedPages, PublishedPages>();
        services.AddScoped<IPublishedItems, PublishedItems>();
        services.AddScoped<WithdrawPage>();
        services.AddSingleton<ReportGate>().AddScoped<SendErrorReport>().AddScoped<CloseErrorReport>().AddScoped<ITodaySource, ReportsToday>().AddScoped<INavCount, ReportsToday>().AddScoped<IDemoData, DemoReports>();
        services.AddSearch();
        services.AddNews();
        services.AddScoped<IFirstStep, WebsiteStep>();
        services.AddScoped<IOwnPages, AllOwnPages>().AddScoped<OfficePages>().AddScoped<OwnPagesToSearch>().AddScoped<IOwnPageSource>(p => p.GetRequiredService<OfficePages>()).AddScoped<IHandle<OfficeChanged>, OfficeChangedHere>();
    }

    public void Use(IApplicationBuilder app)
    {
        // Off only to measure what keeping pages saves (docs/load.md).
        if (app.ApplicationServices.GetRequiredService<IConfiguration>().GetValue("Prongsai:KeepPages", true))
        {
            app.UseMiddleware<PublicPagesMiddleware>();
        }
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/ita/{year:int}/{item}/files/{name}", Reading, Downloads.FileAsync).WithMetadata(new OpenAttribute());
        endpoints.MapMethods("/ita/{year:int}/{item}/qr.svg", Reading, ItemQr.SvgAsync).WithMetadata(new OpenAttribute());
        endpoints.MapMethods("/sitemap.xml", Reading, SiteFiles.SitemapAsync).WithMetadata(new OpenAttribute());
        endpoints.MapNews();
        endpoints.MapMethods("/robots.txt", Reading, SiteFiles.Robots).WithMetadata(new OpenAttribute());
    }
}
