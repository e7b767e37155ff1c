using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>
/// A person at a browser of their own. Keeps every address asked for outside the product and every complaint on the console
/// (a refused script or style is one), and fails the test on either when the visit ends.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _foreign = [];
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visitor> ComeAsync(Product product, int width = 1280, ColorScheme colors = ColorScheme.Light, bool script = true)
    {
        var context = await product.Browser.NewContextAsync(new()
        {
            BaseURL = product.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = colors,
            JavaScriptEnabled = script,
            Locale = "th-TH",
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(40_000);
        var visitor = new Visitor(context, await context.NewPageAsync());
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != product.Address.Authority)
            {
                visitor._foreign.Add(request.Url);
            }
        };
        context.Console += (_, message) =>
        {
            // The browser itself reports an answer of 4xx (a form shown again, a page that is not there) as an error.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                visitor._complaints.Add($"{visitor.Page.Url}: {message.Text}");
            }
        };
        return visitor;
    }

    public static async Task<Visitor> ComeAsync(Product product, string? user)
    {
        var visitor = await ComeAsync(product);
        if (user is not null)
        {
            await visitor.SignInAsync(user);
        }

        return visitor;
    }

    /// <summary>The same person, signed in as here, with nothing in the cache.</summary>
    public async Task<Visitor> AgainAsync(Product product)
    {
        var visitor = await ComeAsync(product, Page.ViewportSize!.Width);
        await visitor._context.AddCookiesAsync((await _context.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Domain = c.Domain,
            Path = c.Path,
            Expires = c.Expires,
            HttpOnly = c.HttpOnly,
            Secure = c.Secure,
            SameSite = c.SameSite,
        }));
        return visitor;
    }

    /// <summary>Until the page stands at an address. WaitForURLAsync of the library waits for ever now and then when the page is there already.</summary>
    /// <param name="address">Regular expression.</param>
    public static async Task ArriveAsync(IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(address, RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 40_000 });
        for (var tries = 0; tries < 400 && !await CompleteAsync(page); tries++)
        {
            await Task.Delay(50);
        }
    }

    private static async Task<bool> CompleteAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            // The page was changing under the question.
            return false;
        }
    }

    public async Task SignInAsync(string user, string password = Product.Password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("ชื่อผู้ใช้").FillAsync(user);
        await Page.GetByLabel("รหัสผ่าน").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "เข้าสู่ระบบ" }).ClickAsync();
        await ArriveAsync(Page, "/app");
    }

    /// <summary>A picture in out/shots, for people to look at: made when PRONGSAI_SHOTS is "true", for it takes longer than looking.</summary>
    public Task ShootAsync(string name) => Environment.GetEnvironmentVariable("PRONGSAI_SHOTS") == "true"
        ? Page.ScreenshotAsync(new() { Path = Path.Combine(Product.Out, "shots", name + ".png"), FullPage = true })
        : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_foreign);
        Assert.Empty(_complaints);
    }
}
