using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Visits;

namespace Prongsai.Site.Tests.Platform.Hosting;

/// <summary>H-113: who runs the machine enters an agency for a while, with a reason, and the agency sees it.</summary>
[Trait("engine", "each")]
public sealed class VisitTests
{
    private const string Reason = "ตรวจเหตุที่รายงานพิมพ์ไม่ออก";

    [Fact]
    public async Task An_administrator_of_the_installation_is_let_in_for_a_while_is_seen_and_is_out_when_the_time_is_over()
    {
        await using var site = await Site.StartAsync();
        // "admin" runs the installation and is no member of the second agency.
        Assert.False(await ComesInAsync(site));
        Assert.True((await EnterAsync(site, "admin", 30)).Done);
        Assert.Equal("visit.open", (await EnterAsync(site, "admin", 30)).Refusal?.Code);
        using var client = site.NewClient("sommut.localhost");
        await SignInAsync(client);
        var screen = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/app/settings/users", UriKind.Relative)));
        Assert.Equal(200, screen.Status);

        // The agency sees who, why, and every act under the number of the visit.
        var banner = await site.OpenAsync("/app/settings/users", Role.Administrator, "sommut");
        Assert.Contains(Reason, banner.Text("main"), StringComparison.Ordinal);
        await screen.SubmitAsync(("ชื่อ-นามสกุล", "คนใหม่"), ("ชื่อผู้ใช้", "somebody.new"));
        var acts = await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().Where(e => e.Code == "member.added" || e.Code.StartsWith("member.invited")).OrderByDescending(e => e.Number).Select(e => e.ActorName).FirstAsync());
        Assert.Contains("เข้าช่วยเหลือครั้งที่ 1", acts, StringComparison.Ordinal);
        var list = await site.OpenAsync("/app/settings/visits", Role.Auditor, "sommut");
        Assert.Contains(Reason, list.Text("main table"), StringComparison.Ordinal);
        Assert.Equal(403, (await site.OpenAsync("/app/settings/visits", Role.Officer, "sommut")).Status);
        Assert.DoesNotContain(Reason, (await site.OpenAsync("/app/settings/visits", Role.Administrator)).All, StringComparison.Ordinal);

        site.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Equal(200, await StatusAsync(client));
        site.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await StatusAsync(client));
        Assert.False(await ComesInAsync(site));
    }

    [Fact]
    public async Task The_agency_ends_a_visit_and_the_visitor_is_out_at_once()
    {
        await using var site = await Site.StartAsync();
        Assert.True((await EnterAsync(site, "admin", 60)).Done);
        using var client = site.NewClient("sommut.localhost");
        await SignInAsync(client);
        Assert.Equal(200, await StatusAsync(client));
        var page = await site.OpenAsync("/app/settings/visits", Role.Administrator, "sommut");
        await page.PressAsync("ยุติทันที");
        Assert.Equal(0, await StatusAsync(client));
        var events = await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().Select(e => e.Code).Where(c => c.StartsWith("visit.")).ToListAsync());
        Assert.Equal(["visit.begun", "visit.ended"], events.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_reason_too_long_or_anybody_else_is_refused_and_taking_the_right_away_ends_it()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal("visit.minutes", (await EnterAsync(site, "admin", 61)).Refusal?.Code);
        Assert.Equal("visit.minutes", (await EnterAsync(site, "admin", 0)).Refusal?.Code);
        Assert.Equal("visit.reason", (await EnterAsync(site, "admin", 30, "ดู")).Refusal?.Code);
        Assert.Equal("visit.who", (await EnterAsync(site, "officer", 30)).Refusal?.Code);
        Assert.Equal("visit.who", (await EnterAsync(site, "nobody-here", 30)).Refusal?.Code);
        Assert.True((await EnterAsync(site, "admin", 30)).Done);
        using var client = site.NewClient("sommut.localhost");
        await SignInAsync(client);
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<InstallationAdministrators>().RemoveAsync("admin", default));
        Assert.Equal(0, await StatusAsync(client));
    }

    private static Task<Outcome<Visit>> EnterAsync(Site site, string user, int minutes, string reason = Reason) =>
        site.InAgencyAsync("sommut", s => s.GetRequiredService<EnterAgency>().HandleAsync(new(user, minutes, reason), default));

    private static async Task<Screen> SignInAsync(HttpClient client)
    {
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        return await form.SubmitAsync(("ชื่อผู้ใช้", "admin"), ("รหัสผ่าน", Host.Demo.Password));
    }

    private static async Task<bool> ComesInAsync(Site site)
    {
        using var client = site.NewClient("sommut.localhost");
        return (await SignInAsync(client)).Address.AbsolutePath.StartsWith("/app", StringComparison.Ordinal);
    }

    /// <returns>0 when asked to sign in.</returns>
    private static async Task<int> StatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/app/settings/users", UriKind.Relative));
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in" ? 0 : (int)answer.StatusCode;
    }
}
