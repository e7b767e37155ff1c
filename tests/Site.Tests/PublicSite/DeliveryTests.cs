using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.Site.Tests.PublicSite;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_page_is_sent_compressed_as_it_was_made_and_decodes_to_the_same()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        var client = await site.ClientAsync();

        var plain = await GetAsync(client, path, null);
        var brotli = await GetAsync(client, path, "gzip, br");
        var gzip = await GetAsync(client, path, "gzip, br;q=0");

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal("br", brotli.Content.Headers.ContentEncoding.Single());
        Assert.Equal("gzip", gzip.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", brotli.Headers.Vary);
        var page = await plain.Content.ReadAsByteArrayAsync();
        Assert.Equal(page, await DecodeAsync(brotli, s => new BrotliStream(s, CompressionMode.Decompress)));
        Assert.Equal(page, await DecodeAsync(gzip, s => new GZipStream(s, CompressionMode.Decompress)));
        Assert.NotEqual(plain.Headers.ETag, brotli.Headers.ETag);
    }

    [Fact]
    public async Task The_very_first_visitor_gets_a_page_that_decodes_too()
    {
        await using var site = await Site.StartAsync();
        await Papers.PublishAsync(site, Papers.Report());
        var client = await site.ClientAsync();

        var first = await GetAsync(client, "/ita/2568", "br");
        var second = await GetAsync(client, "/ita/2568", null);

        Assert.Single(first.Headers.Vary);
        Assert.Equal(await second.Content.ReadAsByteArrayAsync(), await DecodeAsync(first, s => new BrotliStream(s, CompressionMode.Decompress)));
    }

    [Fact]
    public async Task A_visitor_who_has_it_gets_no_body_and_no_database_is_asked()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        var client = await site.ClientAsync();
        var first = await GetAsync(client, path, "br");
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.RemoveRange(db.Set<ReadyPage>());
            await db.SaveChangesAsync();
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var again = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await (await GetAsync(client, path, "br")).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_page_of_another_build_is_made_again_from_the_same_snapshot()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            foreach (var page in db.Set<ReadyPage>().ToList())
            {
                page.MadeWith = "an older build";
            }

            await db.SaveChangesAsync();
        });

        var made = await site.OpenAsync(path);

        Assert.Equal(200, made.Status);
        Assert.Equal("O28 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม", made.Text("h1"));
    }

    [Fact]
    public async Task First_view_of_a_page_weighs_at_most_60_KB_in_at_most_8_requests_and_needs_no_script()
    {
        await using var site = await Site.StartAsync();
        var body = string.Concat(Enumerable.Range(1, 40).Select(i => $"<tr><td>{i}</td><td>มาตรการส่งเสริมคุณธรรมข้อที่ {i}</td><td>สำนักปลัด</td></tr>"));
        var path = await Papers.PublishAsync(site, Papers.Report(body: $"<table class=\"rules\"><tbody>{body}</tbody></table>"));
        foreach (var address in (string[])["/", "/ita", "/ita/2568", path, "/about", "/about/structure", "/about/executives", "/about/duties", "/contact", "/changes", "/sitemap", "/en/about", "/en/contact", "/privacy", "/accessibility"])
        {
            var screen = await site.OpenAsync(address);
            var client = await site.ClientAsync();
            Assert.Equal(200, screen.Status);
            Assert.Empty(screen.Html.QuerySelectorAll("script:not([src]), [onclick], [style], style"));
            var scripts = screen.Html.QuerySelectorAll("script").Select(s => s.GetAttribute("src")!).ToList();
            Assert.Equal(address == path ? 1 : 0, scripts.Count);
            var sheets = screen.Html.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]:not([href^='data:'])").Select(l => l.GetAttribute("href")!).ToList();
            var css = await client.GetStringAsync(new Uri(sheets[0], UriKind.Relative));
            var fonts = css.Split("url(").Skip(1).Select(u => u.Split(')')[0]);
            List<string> requests = [address, .. sheets, .. fonts, .. scripts];
            long bytes = 0;
            foreach (var one in requests.Distinct())
            {
                bytes += (await (await GetAsync(client, one, "br, gzip")).Content.ReadAsByteArrayAsync()).Length;
            }

            Assert.InRange(requests.Distinct().Count(), 2, 8);
            Assert.InRange(bytes, 1, 60_000);
        }
    }

    [Fact]
    public async Task Other_spellings_of_an_address_lead_to_the_permanent_one()
    {
        await using var site = await Site.StartAsync();
        await Papers.PublishAsync(site, Papers.Report());

        Assert.Equal("/ita/2568/o28", (await site.OpenAsync("/ita/๒๕๖๘/O๒๘")).Address.AbsolutePath);
        Assert.Equal("/ita", (await site.OpenAsync("/การเปิดเผยข้อมูล")).Address.AbsolutePath);
        Assert.Equal("/ita/2568", (await site.OpenAsync("/ITA/2568/")).Address.AbsolutePath);
        Assert.Equal(200, (await site.OpenAsync("/ita/2568/o28?fbclid=x")).Status);
    }

    [Fact]
    public async Task A_file_is_saved_never_opened_inside_the_site()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        var client = await site.ClientAsync();

        var file = await GetAsync(client, path + "/files/o28-2568-v1.pdf", null);

        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("รายงานผล 2568.pdf", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("%PDF-1.7 one page", await file.Content.ReadAsStringAsync());
        Assert.Equal(404, (await site.OpenAsync(path + "/files/o28-2568-v9.pdf")).Status);
    }

    [Fact]
    public async Task The_sitemap_lists_the_pages_under_the_agencys_own_host()
    {
        await using var site = await Site.StartAsync();
        await Papers.PublishAsync(site, Papers.Report());
        var client = await site.ClientAsync();

        var map = await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative));
        var robots = await client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative));

        Assert.Contains("/ita/2568/o28</loc>", map, StringComparison.Ordinal);
        Assert.Contains("/sitemap.xml", robots, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string? encodings)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (encodings is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        }

        return client.SendAsync(request);
    }

    private static async Task<byte[]> DecodeAsync(HttpResponseMessage response, Func<Stream, Stream> through)
    {
        await using var decoder = through(await response.Content.ReadAsStreamAsync());
        using var to = new MemoryStream();
        await decoder.CopyToAsync(to);
        return to.ToArray();
    }
}
