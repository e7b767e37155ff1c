using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prongsai.Platform.Files;
using Prongsai.Platform.Printing;

namespace Prongsai.Site.Tests.Platform;

internal static class Browsers
{
    public static WarmBrowser Warm(BrowserOptions? options = null) => new(Options.Create(options ?? new()), TimeProvider.System, NullLogger<WarmBrowser>.Instance);
}

public sealed class WarmBrowserTests
{
    // A PNG of one red point.
    private const string Red = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    [Fact]
    public async Task A_picture_is_drawn_anew_in_the_size_that_is_asked_and_carries_nothing_but_the_picture()
    {
        await using var browser = Browsers.Warm();
        Assert.SkipUnless(browser.Available, "no browser of the Chromium family is installed");
        var html = $"<!doctype html><body style='margin:0'><img src='{Red}' width=1300 height=900 style='display:block'>";

        var drawn = await browser.ShotAsync(html, 1200, 800, 80, TestContext.Current.CancellationToken);

        Assert.True(drawn.Done);
        var picture = Picture.Read(drawn.Value);
        Assert.Equal((1200, 800), (picture!.Width, picture.Height));
        Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(drawn.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_it_says_so()
    {
        await using var browser = Browsers.Warm(new BrowserOptions { Browser = "none" });

        Assert.Equal("pdf.no-browser", (await browser.ShotAsync("<p>", 10, 10, 80, TestContext.Current.CancellationToken)).Refusal?.Code);
    }
}
