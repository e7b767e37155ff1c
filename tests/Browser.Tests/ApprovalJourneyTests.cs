using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Prongsai.Approvals.Contracts;
using Prongsai.Host;
using Prongsai.Platform;

namespace Prongsai.Browser.Tests;

/// <summary>An executive decides on a phone of 360 px, with script and without, in at most four taps after signing in.</summary>
public sealed class ApprovalJourneyTests(Product product) : IAsyncLifetime
{
    private const string Title = "ขอความเห็นชอบเผยแพร่รายงานผลตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส";
    private DirectoryInfo _data = null!;
    private WebApplication _house = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _data = await DemoData.CopyAsync("prongsai-approve-");
        _address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _house = HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prongsai:Data"] = _data.FullName,
                ["Prongsai:PlainLoopback"] = "true",
                ["urls"] = _address.GetLeftPart(UriPartial.Authority),
            });
            builder.Logging.ClearProviders();
        }, services => services.AddScoped<IApprovalSubject, LongSheet>());
        await Database.PrepareAsync(_house.Services, default);
        await _house.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _house.StopAsync();
        await _house.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_executive_approves_one_memo_in_at_most_four_taps_and_the_next_one_is_there(bool script)
    {
        await SendAsync(2);
        var (page, context) = await PhoneAsync(script, 360);
        var taps = 0;
        async Task TapAsync(ILocator what)
        {
            taps++;
            await what.TapAsync();
        }

        await SignInAsync(page, "mayor", "/app/approvals");
        await page.ScreenshotAsync(new() { Path = Shot($"approvals-inbox-{script}"), FullPage = true });
        await NoSidewaysAsync(page);
        await TapAsync(page.Locator(".inbox a").First);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(Title);
        await page.ScreenshotAsync(new() { Path = Shot($"approvals-item-{script}") });
        await NoSidewaysAsync(page);

        // The thumb's buttons are in sight before anything was scrolled.
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "ลงนาม" })).ToBeInViewportAsync();
        await TapAsync(page.GetByLabel("รหัสยืนยัน 6 หลัก"));
        await page.Keyboard.TypeAsync(Demo.Pin);
        await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "ลงนาม" }));
        await Assertions.Expect(page.Locator(".given")).ToContainTextAsync("อนุมัติ");
        await Assertions.Expect(page.Locator("form.decide")).ToHaveCountAsync(1);
        await page.ScreenshotAsync(new() { Path = Shot($"approvals-next-{script}"), FullPage = true });
        Assert.InRange(taps, 1, 4);

        await page.GetByRole(AriaRole.Button, new() { Name = "เลิกทำ" }).TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("เลิกทำแล้ว");
        await context.DisposeAsync();
    }

    [Fact]
    public async Task On_the_narrowest_phone_and_with_letters_twice_as_big_nothing_runs_off_and_axe_is_content()
    {
        await SendAsync(2);
        var (page, context) = await PhoneAsync(true, 320);
        await SignInAsync(page, "mayor", "/app/approvals");
        var item = await page.Locator(".inbox a").First.GetAttributeAsync("href");
        var ids = await page.Locator(".inbox input[name=ids]").EvaluateAllAsync<string[]>("boxes => boxes.map(b => 'ids=' + b.value)");
        foreach (var path in (string[])["/app/approvals", item!, item + "/return?place=3", "/app/approvals/batch?" + string.Join('&', ids), "/app/approvals/sent", "/app/me/pin"])
        {
            await page.GotoAsync(new Uri(_address, path).ToString());
            var findings = await AccessibilityTests.AskAsync(page, path, 320);
            Assert.True(findings.Count == 0, string.Join('\n', findings));
            await NoSidewaysAsync(page);
            await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            Assert.True(await page.EvaluateAsync<bool>("(m => m.scrollWidth <= m.clientWidth)(document.querySelector('main'))"), path);
            await page.ScreenshotAsync(new() { Path = Shot($"approvals-200-{path.Split('?')[0].Trim('/').Split('/')[^1][..3]}"), FullPage = true });
        }

        await context.DisposeAsync();
    }

    private static Task NoSidewaysAsync(IPage page) => Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("scrollWidth", page.ViewportSize!.Width);

    private static string Shot(string name) => Path.Combine(Product.Out, "shots", name + ".png");

    private async Task<(IPage Page, IBrowserContext Context)> PhoneAsync(bool script, int width)
    {
        var context = await product.Browser.NewContextAsync(new()
        {
            BaseURL = _address.ToString(),
            ViewportSize = new() { Width = width, Height = 740 },
            HasTouch = true,
            IsMobile = true,
            JavaScriptEnabled = script,
            Locale = "th-TH",
        });
        context.SetDefaultTimeout(20_000);
        return (await context.NewPageAsync(), context);
    }

    private static async Task SignInAsync(IPage page, string user, string next)
    {
        await page.GotoAsync(next);
        await page.GetByLabel("ชื่อผู้ใช้").FillAsync(user);
        await page.GetByLabel("รหัสผ่าน").FillAsync(Demo.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "เข้าสู่ระบบ" }).TapAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("รออนุมัติ");
    }

    /// <summary>Sheets on a route whose only steps are the permanent secretary's, taken as noted long ago, and the mayor's.</summary>
    private async Task SendAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var sent = await AsAsync("officer", async services =>
            {
                var chain = (await services.GetRequiredService<IApprovals>().RoutesAsync(LongSheet.TypeName, null, default))[^1];
                var posts = chain.Steps.Where(s => s.PositionName.StartsWith("ปลัด", StringComparison.Ordinal) || s.PositionName.StartsWith("นายก", StringComparison.Ordinal)).ToList();
                var route = await services.GetRequiredService<Prongsai.Approvals.Routes.SaveRoute>().HandleAsync(
                    new(null, "สองลำดับ", LongSheet.TypeName, null, true, false, [.. posts.Select(p => new Prongsai.Approvals.Routes.SaveRoute.Post(p.PositionId, false, 2))]), default);
                return (await services.GetRequiredService<IApprovals>().StartAsync(
                    new(LongSheet.TypeName, Guid.CreateVersion7(), Title, LongSheet.TheHash, route!.Value!.Id, null, false, []), default)).Value!;
            });
            await AsAsync("officer", async services =>
            {
                var signer = (await services.GetRequiredService<Prongsai.Agency.Contracts.IAgencyDirectory>().WhoSignsAsync(sent.Steps[0].PositionId, Bangkok.Today(TimeProvider.System), default)).Signers[0];
                using var scan = new MemoryStream("scan"u8.ToArray());
                var file = (await services.GetRequiredService<BlobStore>().SaveAsync(scan, "scan.txt", "text/plain", 100, default)).Value!;
                var given = await services.GetRequiredService<IApprovals>().DecideOnPaperAsync(
                    new(sent.Id, sent.Steps[0].Id, signer.PersonId, DecisionWord.Agreed, "", "เห็นควรเผยแพร่", sent.Hash, file.Id), default);
                Assert.True(given!.Done, given.Refusal?.Code);
                return given.Value;
            });
        }
    }

    private async Task<T> AsAsync<T>(string user, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _house.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Tenant>().Set((await services.GetRequiredService<AgencyDirectory>().BySlugAsync("tuayang", default))!);
        var db = services.GetRequiredService<AppDb>();
        var name = user.ToUpperInvariant();
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.NormalizedUserName == name);
        services.GetRequiredService<CurrentUser>().Is(await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.AccountId == account.Id), account.DisplayName);
        services.GetRequiredService<Actor>().Is(account.Id, account.DisplayName);
        return await work(services);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A memo of several screens.</summary>
    private sealed class LongSheet : IApprovalSubject
    {
        public const string TypeName = "long-sheet";
        public const string TheHash = "0123456789abcdef";

        public string Type => TypeName;

        public string Name => "บันทึกข้อความ";

        public Task<SubjectReading?> ReadAsync(Guid id, CancellationToken ct) => Task.FromResult<SubjectReading?>(new(
            Title, TheHash, "<h2>บันทึกข้อความ</h2>" + string.Concat(Enumerable.Repeat("<p>ตามที่สำนักปลัดได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน นั้น บัดนี้ได้รวบรวมผลการดำเนินงานครบทุกข้อแล้ว จึงเรียนมาเพื่อโปรดพิจารณา</p>", 12)),
            [new("ตารางผลการดำเนินงาน.pdf", "/app/help")], "/app/help", ["รายงานผล 14 มาตรการ ครบทุกส่วนราชการ", "เผยแพร่ในหน้า ITA ข้อ O29", "กำหนดส่งภายใน 30 พ.ย. 2569"]));

        public Task<IReadOnlyList<DifferenceLine>> DifferenceAsync(Guid id, string approvedHash, CancellationToken ct) => Task.FromResult<IReadOnlyList<DifferenceLine>>([]);
    }
}
