using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>People who try what is not theirs: guessing, asking who exists, flooding, forging.</summary>
public class AccountHostileTests
{
    private const string Wrong = "ไม่ใช่รหัสผ่านนี้แน่นอน";

    [Fact]
    public async Task H093_Nobody_learns_at_the_door_which_names_exist()
    {
        var hasher = new Counting();
        await using var site = await Site.StartAsync(services: hasher.Replace);
        await site.InAgencyAsync("tuayang", async s => Assert.True((await s.GetRequiredService<InviteMember>().HandleAsync(new("invited", "นายใหม่ จริงใจ", Role.Officer), default)).Done));
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Membership>().Where(m => m.Role == Role.Auditor).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, site.Clock.GetUtcNow().UtcDateTime)));
        await SignInAsync(site, "warm-up", Wrong);

        var answers = new List<(string Body, int Status, int Work)>();
        foreach (var (name, password) in ((string, string)[])[("officer", Wrong), ("nobody", Wrong), ("invited", Wrong), ("officer.sommut", Wrong), ("officer.sommut", Host.Demo.Password), ("auditor", Host.Demo.Password)])
        {
            var before = hasher.Count;
            var screen = await SignInAsync(site, name, password);
            answers.Add((Same(screen, name), screen.Status, hasher.Count - before));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal((422, 1), (answers[0].Status, answers[0].Work));
    }

    [Fact]
    public async Task H110_A_name_that_another_agency_uses_is_taken_in_the_very_words_of_one_that_we_use()
    {
        await using var site = await Site.StartAsync();
        var answers = new List<(int Status, string Alert)>();
        foreach (var name in (string[])["finance", "finance.sommut"])
        {
            var page = await site.OpenAsync("/app/settings/users", Role.Administrator);
            var refused = await page.SubmitAsync(("ชื่อ-นามสกุล", "นายใหม่ จริงใจ"), ("ชื่อผู้ใช้", name), ("บทบาท", "เจ้าหน้าที่"));
            answers.Add((refused.Status, string.Join('\n', refused.Texts("[role=alert]")).Replace(name, "NAME", StringComparison.Ordinal)));
        }

        Assert.Equal(422, answers[0].Status);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task H093_A_one_time_code_and_an_invitation_say_no_more()
    {
        var hasher = new Counting();
        await using var site = await Site.StartAsync(services: hasher.Replace);
        var code = await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var officer = await db.Set<Membership>().SingleAsync(m => db.Set<Account>().Any(a => a.Id == m.AccountId && a.NormalizedUserName == "OFFICER"));
            return (await s.GetRequiredService<IssueCode>().HandleAsync(officer.Id, default))!.Value!.Code;
        });
        var answers = new List<(string Body, int Status, int Work)>();
        foreach (var (name, typed) in ((string, string)[])[("officer", PaperCode.New()), ("nobody", PaperCode.New()), ("nobody", code), ("finance", code), ("officer.sommut", code)])
        {
            var client = site.NewClient("localhost");
            var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/one-time-code", UriKind.Relative)));
            var before = hasher.Count;
            var screen = await form.SubmitAsync(("ชื่อผู้ใช้", name), ("รหัสใช้ครั้งเดียว", typed), ("รหัสผ่านใหม่", Wrong), ("รหัสผ่านใหม่อีกครั้ง", Wrong));
            answers.Add((Same(screen, name, typed), screen.Status, hasher.Count - before));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal((422, 0), (answers[0].Status, answers[0].Work));
    }

    [Fact]
    public async Task H091_Stuffing_is_slowed_and_H092_does_not_keep_the_mayor_out()
    {
        var hasher = new Counting();
        await using var site = await Site.StartAsync(services: s =>
        {
            hasher.Replace(s);
            s.AddSingleton<IStartupFilter, From>();
        });
        string[] names = ["mayor", "secretary", "head", .. Enumerable.Range(0, 17).Select(i => $"guess-{i}")];
        var thief = site.NewClient("localhost");
        thief.DefaultRequestHeaders.Add("X-From", "203.0.113.7");
        var form = await Screen.ReadAsync(thief, await thief.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        var before = hasher.Count;
        for (var i = 0; i < 10; i++)
        {
            foreach (var name in names)
            {
                var answer = await form.SubmitAsync(("ชื่อผู้ใช้", name), ("รหัสผ่าน", Wrong + i.ToString(CultureInfo.InvariantCulture)));
                Assert.Equal(422, answer.Status);
            }
        }

        // Five free tries of each name from one source; what waits costs no hash.
        Assert.InRange(hasher.Count - before, 1, (names.Length * 5) + 1);
        Assert.Contains("โปรดรอ", (await form.SubmitAsync(("ชื่อผู้ใช้", "mayor"), ("รหัสผ่าน", Host.Demo.Password))).Text("[role=alert]"), StringComparison.Ordinal);
        var own = site.NewClient("localhost");
        own.DefaultRequestHeaders.Add("X-From", "198.51.100.20");
        var door = await Screen.ReadAsync(own, await own.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        Assert.StartsWith("/app", (await door.SubmitAsync(("ชื่อผู้ใช้", "mayor"), ("รหัสผ่าน", Host.Demo.Password))).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H100_A_password_of_a_megabyte_is_refused_before_anything_is_hashed()
    {
        var hasher = new Counting();
        await using var site = await Site.StartAsync(services: hasher.Replace);
        var form = await site.OpenAsync("/sign-in");
        var before = hasher.Count;
        foreach (var length in (int[])[1_000_000, 300_000, 100_000, 257])
        {
            var answer = await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", new string('ก', length / 3)));
            var latin = await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", new string('x', length)));
            Assert.InRange(latin.Status, 400, 422);
            Assert.InRange(answer.Status, 400, 422);
        }

        // Only the short Thai one (85 signs) is a password at all.
        Assert.InRange(hasher.Count - before, 0, 2);
    }

    [Fact]
    public async Task H101_A_flood_of_hashing_is_answered_come_back_later()
    {
        await using var site = await Site.StartAsync();
        var throttle = site.Services.GetRequiredService<SignInThrottle>();
        using var flood = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 34).Select(_ => throttle.HashTurnAsync(flood.Token)).ToList();
        var busy = await SignInAsync(site, "officer", Host.Demo.Password);
        Assert.Equal(503, busy.Status);
        Assert.True(busy.Headers.Contains("Retry-After"));
        await flood.CancelAsync();
        foreach (var turn in waiting)
        {
            try
            {
                (await turn).Dispose();
            }
            catch (OperationCanceledException)
            {
                // It waited, and goes.
            }
        }

        Assert.Equal("/app/2570", (await SignInAsync(site, "officer", Host.Demo.Password)).Address.AbsolutePath);
    }

    [Fact]
    public async Task H098_Many_requests_at_once_are_one_session()
    {
        await using var site = await Site.StartAsync();
        var client = await site.ClientAsync(Role.Officer);
        site.Clock.Pass(TimeSpan.FromMinutes(5));
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => client.GetAsync(new Uri("/app/help", UriKind.Relative))));
        Assert.All(answers, a => Assert.Equal(("/app/help", HttpStatusCode.OK), (a.RequestMessage!.RequestUri!.AbsolutePath, a.StatusCode)));
        var seen = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Session>().Select(x => x.SeenAt).SingleAsync());
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime, seen);
    }

    [Fact]
    public async Task H104_Nobody_is_signed_in_or_out_by_another_page()
    {
        await using var site = await Site.StartAsync();
        foreach (var path in (string[])["/sign-in", "/sign-out", "/invitation", "/one-time-code", "/sign-in/second"])
        {
            using var bare = site.NewClient("localhost");
            using var empty = new FormUrlEncodedContent([KeyValuePair.Create("Input.UserName", "officer"), KeyValuePair.Create("Input.Password", Host.Demo.Password)]);
            Assert.Equal(HttpStatusCode.BadRequest, (await bare.PostAsync(new Uri(path, UriKind.Relative), empty)).StatusCode);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = empty };
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            Assert.Equal(HttpStatusCode.Forbidden, (await bare.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task An_older_hash_is_good_once_more_and_then_made_anew()
    {
        await using var site = await Site.StartAsync();
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 500 })).HashPassword(new Account { DisplayName = "" }, Host.Demo.Password);
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Account>().Where(a => a.NormalizedUserName == "OFFICER").ExecuteUpdateAsync(a => a.SetProperty(x => x.PasswordHash, old)));
        Assert.Equal("/app/2570", (await SignInAsync(site, "officer", Host.Demo.Password)).Address.AbsolutePath);
        var now = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Account>().Where(a => a.NormalizedUserName == "OFFICER").Select(a => a.PasswordHash!).SingleAsync());
        Assert.NotEqual(old, now);
        Assert.Equal(1_000, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(now).AsSpan(5)));
    }

    /// <summary>What stands on the page, without what is never twice the same and what was typed.</summary>
    private static string Same(Screen screen, params string[] typed)
    {
        foreach (var token in screen.Html.QuerySelectorAll("input[name=__RequestVerificationToken]"))
        {
            token.Remove();
        }

        return typed.Aggregate(screen.Html.DocumentElement.OuterHtml, (html, word) => html.Replace($"value=\"{word}\"", "value=\"\"", StringComparison.Ordinal));
    }

    private static async Task<Screen> SignInAsync(Site site, string name, string password)
    {
        var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        return await form.SubmitAsync(("ชื่อผู้ใช้", name), ("รหัสผ่าน", password));
    }

    /// <summary>Counts how often somebody pays for a hash.</summary>
    private sealed class Counting : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> _real = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        private int _count;

        public int Count => _count;

        public void Replace(IServiceCollection services)
        {
            services.RemoveAll<IPasswordHasher<Account>>();
            services.AddSingleton<IPasswordHasher<Account>>(this);
        }

        public string HashPassword(Account user, string password)
        {
            Interlocked.Increment(ref _count);
            return _real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _count);
            return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    /// <summary>The in-memory server has no network: a header says where a request comes from.</summary>
    private sealed class From : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers["X-From"], out var from) ? from : IPAddress.Loopback;
                return then(context);
            });
            next(app);
        };
    }
}
