using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Search;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.PublicSite.Searching;

[Trait("engine", "each")]
public sealed class RebuildTests
{
    private static readonly DateTime s_at = new(2025, 10, 6, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task An_index_that_lost_its_way_is_made_to_say_what_the_site_shows()
    {
        await using var site = await QuietSite.StartAsync();
        await Papers.PublishAsync(site, Papers.Report());
        await Papers.PublishAsync(site, Papers.Report(2567, "O27"));
        await Papers.WithdrawAsync(site, 2567, "O27", "ผิด");
        await RebuildAsync(site);
        await site.InAgencyAsync("tuayang", async services =>
        {
            var (db, index) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<SiteIndex>());
            await index.RemoveAsync("item:2568:O28", default);
            await index.PutAsync(new("item:2560:O1", "/ita/2560/o1", "ไม่มีแล้ว", "", s_at), default);
            await index.PutAsync(new("somebody:1", "/somebody/1", "ของคนอื่น", "", s_at), default);
            await db.SaveChangesAsync();
        });

        Assert.Equal(2, await RebuildAsync(site));
        Assert.Equal(0, await RebuildAsync(site));

        var keys = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<SearchEntry>().Select(e => e.Key).ToListAsync());
        Assert.Contains("item:2568:O28", keys);
        Assert.Contains("somebody:1", keys);
        Assert.DoesNotContain("item:2560:O1", keys);
        Assert.DoesNotContain("item:2567:O27", keys);
        Assert.Equal(keys.Count, await RebuildAsync(site, whole: true) + 1);
    }

    [Fact]
    public async Task The_words_of_a_file_are_found_once_it_was_read()
    {
        await using var site = await QuietSite.StartAsync();
        var report = Papers.Report();
        var word = OfficeFiles.Docx("<w:p><w:r><w:t>ข้อความเฉพาะในไฟล์แนบ</w:t></w:r></w:p>");
        await Papers.PublishAsync(site, report with { Files = [new("แนบท้าย.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word, 1), new("เสีย.pdf", "application/pdf", [1, 2, 3], 1)] });
        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);

        var found = await site.OpenAsync("/search?q=ข้อความเฉพาะ");
        Assert.Equal("พบ 1 หน้า", found.Text("[role=status]"));
        Assert.Contains("พบในไฟล์แนบ", found.Text(".found"), StringComparison.Ordinal);
        Assert.Equal("ข้อความเฉพาะ", found.Text(".found mark"));
    }

    private static Task<int> RebuildAsync(Site site, bool whole = false) =>
        site.InAgencyAsync("tuayang", services => services.GetRequiredService<ISiteSearch>().RebuildAsync(whole, default));
}
