using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents;
using Prongsai.Documents.Approvals;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

/// <summary>Papers of the demo office through its whole chain.</summary>
internal static class PaperRoute
{
    /// <summary>An officer sends it, the chain signs with ink, what follows is done.</summary>
    /// <returns>The kept paper.</returns>
    public static async Task<FrozenPaper> InkAsync(Site site, int year, string kind, string agency = "tuayang")
    {
        await site.InAgencyAsync(agency, async services =>
            await services.GetRequiredService<DemoSignatures>().InkAsync(year, kind, await services.GetRequiredService<DemoScan>().KeepAsync(default), default));
        await DrainAsync(site);
        return await site.InAgencyAsync(agency, services => services.GetRequiredService<AppDb>().Set<FrozenPaper>().AsNoTracking()
            .Where(f => f.FiscalYear == year && f.Kind == kind).OrderByDescending(f => f.Version).FirstAsync());
    }

    public static Task<int> DrainAsync(Site site) => site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
}
