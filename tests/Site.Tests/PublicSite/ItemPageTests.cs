using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>What the page of an item offers to somebody who checks it.</summary>
[Trait("engine", "each")]
public sealed class ItemPageTests
{
    [Fact]
    public async Task Parts_of_the_page_are_led_to_and_the_answering_unit_is_named_with_its_own_telephone()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<SaveUnit>().HandleAsync(new(null, "สำนักปลัด", "", new("", "0 2000 0000 ต่อ 11", "", "")), default));
        var path = await Papers.PublishAsync(site, Papers.Report(body: "<h2 id=\"e1\">ที่อยู่</h2><p>ก</p><section id=\"e2\"><h3>แผนที่ <b>ตั้ง</b></h3><p>ข</p></section>"));

        var page = await site.OpenAsync(path);

        Assert.Equal(["ที่อยู่", "แผนที่ ตั้ง"], page.Texts("nav.parts a"));
        Assert.All(page.Html.QuerySelectorAll("nav.parts a"), a => Assert.NotNull(page.Html.QuerySelector(a.GetAttribute("href")!)));
        Assert.Contains("โทร 0 2000 0000 ต่อ 11", page.Text(".meta"), StringComparison.Ordinal);
        Assert.Empty((await site.OpenAsync(await Papers.PublishAsync(site, Papers.Report(item: "O29")))).Html.QuerySelectorAll("nav.parts"));
    }

    [Fact]
    public async Task The_items_before_and_after_lead_to_each_other_as_they_come_and_go()
    {
        await using var site = await Site.StartAsync();
        async Task<string> BesideAsync(string item) => string.Join(" ", (await site.OpenAsync($"/ita/2568/{item}")).Html.QuerySelectorAll("nav.beside a").Select(a => a.GetAttribute("href")));
        await Papers.PublishAsync(site, Papers.Report(item: "O2"));
        Assert.Equal("", await BesideAsync("o2"));
        await Papers.PublishAsync(site, Papers.Report(item: "O28"));
        await Papers.PublishAsync(site, Papers.Report(2567, "O3"));
        Assert.Equal("/ita/2568/o28", await BesideAsync("o2"));
        await Papers.PublishAsync(site, Papers.Report(item: "O10"));
        Assert.Equal("/ita/2568/o10", await BesideAsync("o2"));
        Assert.Equal("/ita/2568/o2 /ita/2568/o28", await BesideAsync("o10"));
        await Papers.WithdrawAsync(site, 2568, "O10", "ผิด");
        Assert.Equal("/ita/2568/o28", await BesideAsync("o2"));
        Assert.Equal("/ita/2568/o2", await BesideAsync("o28"));
        await Papers.PublishAsync(site, Papers.Report(item: "O10"));
        Assert.Equal("/ita/2568/o10", await BesideAsync("o28"));
    }

    [Fact]
    public async Task The_QR_of_a_page_is_a_picture_without_anything_that_acts_and_goes_with_the_page()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        var client = await site.ClientAsync();
        using var answer = await client.GetAsync(new Uri(path + "/qr.svg", UriKind.Relative));
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        var svg = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("<svg xmlns=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("script", svg, StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(path + "/qr.svg", agency: "sommut")).Status);
        Assert.Equal(404, (await site.OpenAsync("/ita/2568/o27/qr.svg")).Status);
        await Papers.WithdrawAsync(site, 2568, "O28", "ผิด");
        Assert.Equal(410, (await site.OpenAsync(path + "/qr.svg")).Status);
    }

    [Fact]
    public async Task What_stands_around_a_published_page_follows_the_office_while_its_content_stays_as_it_was()
    {
        await using var site = await Site.StartAsync();
        async Task OfficeAsync(string phone)
        {
            await site.InAgencyAsync("tuayang", s => s.GetRequiredService<SaveOffice>().HandleAsync(new("องค์การบริหารส่วนตำบลตัวอย่าง", "อบต.ตัวอย่าง", "นายก", "", "", "", "", phone, "", ""), default));
            await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        }

        await OfficeAsync("0 2000 0001");
        var path = await Papers.PublishAsync(site, Papers.Report());
        var before = await site.OpenAsync(path);
        Assert.Contains("0 2000 0001", before.Text("footer"), StringComparison.Ordinal);
        await OfficeAsync("0 2000 0002");
        var after = await site.OpenAsync(path);

        Assert.Contains("0 2000 0002", after.Text("footer"), StringComparison.Ordinal);
        Assert.Contains("โทร 0 2000 0002", after.Text(".meta"), StringComparison.Ordinal);
        Assert.Equal(before.Text("article.paper"), after.Text("article.paper"));
        Assert.Equal(before.Text("dd.code"), after.Text("dd.code"));
    }
}
