using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Drafts;
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
            .Where(f => f.FiscalYear == year && f.Kind == kind && f.Code != "").OrderByDescending(f => f.Version).FirstAsync());
    }

    /// <summary>The chain signs with ink what somebody sent.</summary>
    public static Task SignAsync(Site site, string kind) => site.InAgencyAsync("tuayang", async services =>
    {
        await services.GetRequiredService<DemoHands>().OfAdministratorAsync(default);
        var scan = await services.GetRequiredService<DemoScan>().KeepAsync(default);
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
        var approvals = services.GetRequiredService<IApprovals>();
        var paper = await services.GetRequiredService<AppDb>().Set<PaperDraft>().AsNoTracking().SingleAsync(p => p.FiscalYear == 2568 && p.Kind == kind && p.Serial == "");
        var sent = (await approvals.OfAsync(PaperSubject.TypeName, paper.Id, default))!;
        foreach (var step in sent.Steps)
        {
            var signer = (await services.GetRequiredService<IAgencyDirectory>().WhoSignsAsync(step.PositionId, Bangkok.Today(site.Clock), default)).Signers[0];
            var decided = await approvals.DecideOnPaperAsync(
                new(sent.Id, step.Id, signer.PersonId, step.Decides ? DecisionWord.Approved : DecisionWord.Agreed, "", "", sent.Hash, scan), default);
            Assert.True(decided is { Done: true }, decided?.Refusal?.Code);
        }
    });

    public static Task<int> DrainAsync(Site site) => site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
}
