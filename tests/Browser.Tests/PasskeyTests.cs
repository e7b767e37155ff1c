using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>The script beside the passkey buttons, with Chromium's own authenticator.</summary>
public class PasskeyTests(Product product)
{
    [Fact]
    public async Task Somebody_adds_a_passkey_and_comes_in_with_it_without_name_or_password()
    {
        // Numbers are no name for a passkey: the same house by its other host.
        var home = new UriBuilder(product.Address) { Host = "localhost" }.Uri;
        await using var context = await product.Browser.NewContextAsync(new() { BaseURL = home.ToString(), ViewportSize = new() { Width = 360, Height = 740 }, Locale = "th-TH" });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        await AuthenticatorAsync(context, page);

        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync("auditor");
        await page.GetByLabel("รหัสผ่าน").FillAsync(Product.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "เข้าสู่ระบบ", Exact = true }).ClickAsync();
        await Visitor.ArriveAsync(page, "/app/");
        await page.GotoAsync("/app/me/passkeys");
        await page.GetByLabel("ชื่อพาสคีย์").FillAsync("เครื่องทดสอบ");
        await page.GetByRole(AriaRole.Button, new() { Name = "เพิ่มพาสคีย์ของเครื่องนี้" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody th")).ToContainTextAsync("เครื่องทดสอบ");
        Assert.Empty(await AccessibilityTests.AskAsync(page, "/app/me/passkeys", 360));

        // The same device has one already, and says so without troubling the server.
        await page.GetByRole(AriaRole.Button, new() { Name = "เพิ่มพาสคีย์ของเครื่องนี้" }).ClickAsync();
        await Assertions.Expect(page.Locator("form[data-island=passkey] [role=alert]")).ToContainTextAsync("มีพาสคีย์ของบัญชีท่านอยู่แล้ว");

        await context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in?next=/app/help");
        Assert.Empty(await AccessibilityTests.AskAsync(page, "/sign-in", 360));
        await page.GetByRole(AriaRole.Button, new() { Name = "เข้าสู่ระบบด้วยพาสคีย์" }).ClickAsync();
        await Visitor.ArriveAsync(page, "/app/help$");
        Assert.Empty(complaints);
    }

    private static async Task AuthenticatorAsync(IBrowserContext context, IPage page)
    {
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
