using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>The machine comes back after a power cut, its database does not yet.</summary>
[Trait("engine", "each")]
public sealed class StartWithoutDatabaseTests
{
    private const string Banner = "แสดงข้อมูลล่าสุดเมื่อ 20 พ.ย. 2569 เวลา 09.00 น.";

    [Fact]
    public async Task A_node_that_starts_without_its_database_shows_what_was_read_before_refuses_the_rest_and_heals_by_itself()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        await KeptAsync(site, "tuayang", "/", path, "/contact");
        var cable = new Cable { IsCut = true };
        await using var again = await site.AnotherNodeAsync(cable.LieIn);
        var preparation = again.Services.GetRequiredService<Preparation>();
        await preparation.BeginAsync(default);
        Assert.True(preparation.Waiting);

        foreach (var page in (string[])["/", path, "/contact"])
        {
            var screen = await again.OpenAsync(page);
            Assert.Equal(200, screen.Status);
            Assert.Contains(Banner, screen.Text("[role=status]"), StringComparison.Ordinal);
        }

        foreach (var page in (string[])["/changes", "/search?q=อบรม", "/sign-in", "/app", path + "/files/o28-2568-v1.pdf", "/../lastgood/agencies"])
        {
            var refused = await again.OpenAsync(page);
            Assert.Equal(503, refused.Status);
            Assert.Equal("60", refused.Headers.GetValues("Retry-After").Single());
        }

        Assert.Equal(503, (await again.OpenAsync("/", agency: "sommut")).Status); // nothing of one office stands in for another
        using var sent = await (await again.ClientAsync()).PostAsync(new Uri("/", UriKind.Relative), new StringContent("x"));
        Assert.Equal(503, (int)sent.StatusCode);

        cable.IsCut = false;
        await preparation.FinishAsync(default);
        Assert.False(preparation.Waiting);
        Assert.Empty((await again.OpenAsync(path)).Texts("[role=status]"));
        Assert.Equal(200, (await again.OpenAsync("/changes")).Status);
        Assert.Equal(200, (await again.OpenAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task A_copy_that_is_not_as_it_was_written_or_lies_in_the_folder_of_another_is_not_shown()
    {
        await using var site = await Site.StartAsync();
        await KeptAsync(site, "tuayang", "/");
        await KeptAsync(site, "sommut", "/contact");
        var folders = new DirectoryInfo(Path.Combine(site.Folder, "lastgood")).GetDirectories();
        var (home, contact) = (folders.Single(f => f.Name == Id(site, "tuayang")).GetFiles().Single(), folders.Single(f => f.Name == Id(site, "sommut")).GetFiles().Single());
        contact.CopyTo(Path.Combine(home.DirectoryName!, contact.Name));
        var bytes = await File.ReadAllBytesAsync(home.FullName);
        bytes[^5] ^= 1;
        await File.WriteAllBytesAsync(home.FullName, bytes);

        await using var again = await site.AnotherNodeAsync(new Cable { IsCut = true }.LieIn);
        await again.Services.GetRequiredService<Preparation>().BeginAsync(default);
        Assert.Equal(503, (await again.OpenAsync("/")).Status);
        Assert.Equal(503, (await again.OpenAsync("/contact")).Status);
        Assert.Equal(200, (await again.OpenAsync("/contact", agency: "sommut")).Status);
    }

    [Fact]
    public async Task What_was_withdrawn_is_gone_from_the_disk_before_the_withdrawal_is_acknowledged()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        await KeptAsync(site, "tuayang", path);
        await Papers.WithdrawAsync(site, 2568, "O28", "มีข้อมูลส่วนบุคคล");
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "lastgood", Id(site, "tuayang"))));

        await using var again = await site.AnotherNodeAsync(new Cable { IsCut = true }.LieIn);
        await again.Services.GetRequiredService<Preparation>().BeginAsync(default);
        Assert.Equal(503, (await again.OpenAsync(path)).Status);
    }

    private static string Id(Site site, string agency) =>
        site.InAgencyAsync(agency, s => Task.FromResult(s.GetRequiredService<Tenant>().Agency.Id.ToString("N"))).GetAwaiter().GetResult();

    /// <summary>Read until they are on the disk: what is read while a publication goes through is kept at its next reading.</summary>
    private static async Task KeptAsync(Site site, string agency, params string[] pages)
    {
        var folder = Path.Combine(site.Folder, "lastgood", Id(site, agency));
        for (var tries = 0; tries < 100 && Count() < pages.Length; tries++)
        {
            foreach (var page in pages)
            {
                Assert.Equal(200, (await site.OpenAsync(page, agency: agency)).Status);
            }

            await Task.Delay(50);
        }

        Assert.Equal(pages.Length, Count());
        int Count() => Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Count(f => !f.EndsWith(".tmp", StringComparison.Ordinal)) : 0;
    }
}
