using System.IO.Compression;
using Prongsai.Ui;

namespace Prongsai.Site.Tests.Ui;

public sealed class AssetTests
{
    [Fact]
    public async Task An_address_with_its_version_is_kept_for_ever_and_one_without_is_asked_for_again()
    {
        await using var site = await Site.StartAsync();
        var client = await site.ClientAsync();

        var versioned = await client.GetAsync(new Uri(Assets.Url("css/prongsai.css"), UriKind.Relative));
        var bare = await client.GetAsync(new Uri("/css/prongsai.css", UriKind.Relative));

        Assert.Equal("text/css", versioned.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", versioned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(bare.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public void The_style_sheets_weigh_at_most_12_KB_the_icons_6_and_each_island_3()
    {
        Assert.InRange(Gzipped("css/prongsai.css") + Gzipped("css/staff.css"), 1, 12_000);
        Assert.InRange(Gzipped("icons.svg"), 1, 6_000);
        Assert.InRange(Gzipped("js/islands.js"), 1, 1_000);
        Assert.All(Assets.Names.Where(n => n.EndsWith(".js", StringComparison.Ordinal)), n => Assert.InRange(Gzipped(n), 1, 3_000));
    }

    [Fact]
    public void Every_font_the_style_sheet_asks_for_is_there_with_its_licence()
    {
        var css = System.Text.Encoding.UTF8.GetString(Assets.Find("css/prongsai.css")!.Identity);
        var fonts = css.Split("url(").Skip(1).Select(u => u.Split(')')[0]).ToList();

        Assert.Equal(4, fonts.Count);
        Assert.All(fonts, f => Assert.Equal(Assets.Url(f.Split('?')[0]), f));
        Assert.NotNull(Assets.Find("fonts/OFL.txt"));
    }

    [Fact]
    public void Text_is_never_slanted_spaced_or_capitalised()
    {
        foreach (var sheet in (string[])["css/prongsai.css", "css/staff.css"])
        {
            var css = System.Text.Encoding.UTF8.GetString(Assets.Find(sheet)!.Identity);
            Assert.DoesNotContain("italic", css, StringComparison.Ordinal);
            Assert.DoesNotContain("letter-spacing", css, StringComparison.Ordinal);
            Assert.DoesNotContain("text-transform", css, StringComparison.Ordinal);
        }
    }

    private static int Gzipped(string name)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Assets.Find(name)!.Identity);
        }

        return (int)to.Length;
    }
}
