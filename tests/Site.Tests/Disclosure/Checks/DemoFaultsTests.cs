using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Disclosure.Checks;

public class DemoFaultsTests
{
    [Fact]
    public async Task The_whole_demo_year_has_the_planted_faults_and_no_others()
    {
        await using var web = new Stranger(_ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        await using var site = await Site.StartAsync(demo: true, services => services.AddSingleton(web.Doors()));
        var found = await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var items = await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear == 2568).OrderBy(i => i.Position).Select(i => new { i.Id, i.Code }).ToListAsync();
            foreach (var item in items)
            {
                await s.GetRequiredService<CheckItem>().HandleAsync(item.Id, default);
            }

            var findings = await db.Set<Finding>().AsNoTracking().Where(f => f.Weight != Weight.Note).ToListAsync();
            return findings.Select(f => $"{items.Single(i => i.Id == f.ItemId).Code} {f.Code}").Order(StringComparer.Ordinal).ToList();
        });
        Assert.Equal(["O10 file.picture-only", "O10 link.no-host", "O10 link.thai-digits", "O11 year.title"], found);
        Assert.Contains("ต้องแก้ 2", (await site.OpenAsync("/app/2568/oit", Role.Officer)).Text("main"), StringComparison.Ordinal);
    }
}
