using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>
/// A person at a browser of their own. Keeps every address asked for outside the product and every complaint on the console
/// (a refused script or style is one), and fails the test on either when the visit ends.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _foreign = [];
    private readonly List<string> _complaints = [];

    private Visitor(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public static async Task<Visitor> ComeAsync(Product product, int width = 1280, ColorScheme colors = ColorScheme.Light, bool script = true)
    {
        var program = Chromium() ?? throw new InvalidOperationException("No Chromium found: sudo apt-get install -y chromium-headless-shell");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Headless = true,
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = product.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = colors,
            JavaScriptEnabled = script,
            Locale = "th-TH",
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(20_000);
        var visitor = new Visitor(playwright, browser, await context.NewPageAsync());
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

    public async Task SignInAsync(string user)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("ชื่อผู้ใช้").FillAsync(user);
        await Page.GetByLabel("รหัสผ่าน").FillAsync(Product.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "เข้าสู่ระบบ" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/app", System.Text.RegularExpressions.RegexOptions.NonBacktracking));
    }

    /// <summary>A picture in out/shots, for people to look at.</summary>
    public Task ShootAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Product.Out, "shots", name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        Assert.Empty(_foreign);
        Assert.Empty(_complaints);
    }

    private static string? Chromium() =>
        new[] { Environment.GetEnvironmentVariable("PRONGSAI_BROWSER") }
            .Concat(from name in (string[])["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "microsoft-edge"]
                    from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    select Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
