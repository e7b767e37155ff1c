using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Disclosure.Checks;

/// <summary>A site whose checks see the internet of a test, with the items of fiscal year 2568 opened.</summary>
internal sealed class CheckSite : IAsyncDisposable
{
    private CheckSite(Site site, Stranger web) => (Site, Web) = (site, web);

    public Site Site { get; }

    public Stranger Web { get; }

    public static async Task<CheckSite> StartAsync(Func<string, string> answer)
    {
        var web = new Stranger(answer);
        var site = await Site.StartAsync(services: services => services.AddSingleton(web.Doors()));
        foreach (var agency in (string[])["tuayang", "sommut"])
        {
            await site.InAgencyAsync(agency, async s => Assert.True((await s.GetRequiredService<OpenYear>().HandleAsync(new(2568, Carry: false), default)).Done));
        }

        return new(site, web);
    }

    public Task<Guid> LinkAsync(string code, string link, string period = "ปีงบประมาณ 2568", string agency = "tuayang") =>
        AddAsync(code, new GivenProof("หลักฐานของ " + code, null, "", link, "", period, null, null), agency);

    public Task<Guid> FileAsync(string code, byte[] content, string name, Guid? evidence = null) =>
        AddAsync(code, new GivenProof("", new MemoryStream(content), name, "", "", "ปีงบประมาณ 2568", null, null), "tuayang", evidence);

    public Task<Guid> AddAsync(string code, GivenProof proof, string agency, Guid? evidence = null) => Site.InAgencyAsync(agency, async s =>
    {
        var item = await s.GetRequiredService<AppDb>().Set<DisclosureItem>().AsNoTracking().SingleAsync(i => i.FiscalYear == 2568 && i.Code == code);
        var added = await s.GetRequiredService<AddEvidence>().HandleAsync(new(item.Id, evidence, [1], proof), default);
        Assert.True(added.Done, added.Refusal?.Code);
        return added.Value.EvidenceId;
    });

    /// <summary>Looks through an item now.</summary>
    public Task CheckAsync(string code, string agency = "tuayang") => Site.InAgencyAsync(agency, async s =>
    {
        var item = await s.GetRequiredService<AppDb>().Set<DisclosureItem>().AsNoTracking().SingleAsync(i => i.FiscalYear == 2568 && i.Code == code);
        await s.GetRequiredService<CheckItem>().HandleAsync(item.Id, default);
    });

    /// <summary>Codes of the open faults, in the order of their code.</summary>
    public Task<List<string>> CodesAsync(string agency = "tuayang") => Site.InAgencyAsync(agency, async s =>
        await s.GetRequiredService<AppDb>().Set<Finding>().Where(f => f.DismissedAt == null).OrderBy(f => f.Code).Select(f => f.Code).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Web.DisposeAsync();
    }
}
