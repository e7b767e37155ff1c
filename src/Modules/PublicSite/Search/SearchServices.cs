using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.PublicSite.Search;

internal static class SearchServices
{
    private static readonly IndexOnCommit s_onCommit = new();

    public static void AddSearch(this IServiceCollection services)
    {
        services.ConfigureDbContext<AppDb>(db => db.AddInterceptors(s_onCommit));
        services.AddScoped<SiteIndex>();
        services.AddScoped<SiteSearch>();
        services.AddScoped<ISearchEngine>(p => p.GetRequiredService<AppDb>() is var db && db.Database.IsSqlite() ? new SqliteSearch(db) : new PostgresSearch(db));
        services.AddSingleton<SearchCache>();
        services.AddScoped<ISiteSearch, RebuildIndex>().AddScoped<ISearchable, ItemsToSearch>().AddScoped<ISearchable, OwnPagesToSearch>();
        services.AddScoped<IJob, RebuildJob>().AddScoped<IJob, ReadFiles>();
        services.AddSingleton(_ => Synonyms.FromPack());
    }
}
