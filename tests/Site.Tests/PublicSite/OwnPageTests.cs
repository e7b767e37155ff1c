using Microsoft.Extensions.DependencyInjection;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Publications;

namespace Prongsai.Site.Tests.PublicSite;

public sealed class OwnPageTests
{
    [Fact]
    public async Task Every_page_made_from_registers_is_found_by_its_key_and_passes_the_cleaner_unchanged()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var pages = services.GetRequiredService<IOwnPages>();
            var all = await pages.ListAsync(default);

            Assert.Superset(new HashSet<string> { "structure", "executives", "duties", "contact" }, all.Select(p => p.Key).ToHashSet());
            Assert.Equal(all.Count, all.Select(p => p.Key).Distinct().Count());
            foreach (var page in all)
            {
                Assert.Equal(page.BodyHtml, PaperHtml.Clean(page.BodyHtml));
                Assert.Equal(page.Path, (await pages.FindAsync(page.Key, default))!.Path);
            }

            Assert.Null(await pages.FindAsync("nothing", default));
            Assert.Equal("/ita/2568/o28", PublicAddress.OfItem(2568, "O28"));
        });
    }
}
