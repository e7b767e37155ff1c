using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>What a page says its address is comes from the agency's record and the settings.</summary>
public sealed class AddressTests
{
    [Fact]
    public async Task The_address_is_the_agencys_own_whatever_host_the_visitor_typed()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        var main = await MainHostAsync(site);
        var client = await site.ClientAsync();

        foreach (var page in (string[])[path, "/ita/2568", "/ita", "/"])
        {
            var text = await client.GetStringAsync(new Uri(page, UriKind.Relative));
            Assert.Contains($"href=\"https://{main}{page}\"", text, StringComparison.Ordinal);
        }

        Assert.NotEqual(main, client.BaseAddress!.Host);
        Assert.Contains($"https://{main}/sitemap.xml", await client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tried_out_over_plain_http_the_address_has_its_port()
    {
        await using var site = await Site.StartAsync(services: services => services.PostConfigure<PlatformOptions>(options => options.PublicPort = 5080));
        var path = await Papers.PublishAsync(site, Papers.Report());
        var main = await MainHostAsync(site);
        var client = await site.ClientAsync();

        Assert.Contains($"https://{main}:5080{path}", await client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains($"<loc>https://{main}:5080{path}</loc>", await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static Task<string> MainHostAsync(Site site) =>
        site.InAgencyAsync("tuayang", services => Task.FromResult(services.GetRequiredService<Tenant>().Agency.MainHost));
}
