using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>An agency that is suspended is read and not changed; an archived one is answered to nobody, and its data stay.</summary>
[Trait("engine", "each")]
public sealed class AgencyStateTests
{
    [Fact]
    public async Task A_suspended_agency_is_read_but_not_changed_and_its_neighbour_does_not_notice()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/settings/users", Role.Administrator);
        await SetAsync(site, AgencyState.Suspended);
        (string, string)[] someone = [("ชื่อ-นามสกุล", "คนใหม่"), ("ชื่อผู้ใช้", "somebody")];
        var refused = await page.SubmitAsync(someone);
        Assert.Equal(423, refused.Status);
        Assert.Contains("ระงับการแก้ไข", refused.All, StringComparison.Ordinal);

        var seen = await site.OpenAsync("/app/settings/users", Role.Administrator);
        Assert.Equal(200, seen.Status);
        Assert.Contains("ระงับการแก้ไข", seen.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", seen.All, StringComparison.Ordinal);
        Assert.Equal(200, (await site.OpenAsync("/")).Status);
        // Who reads can still come in.
        Assert.Equal(200, (await site.OpenAsync("/app", Role.Auditor)).Status);
        Assert.Equal(200, (await site.OpenAsync("/app/settings/users", Role.Administrator, "sommut")).Status);

        await SetAsync(site, AgencyState.Open);
        var audit = await site.OpenAsync("/app/settings/audit", Role.Administrator);
        Assert.Contains("ระงับการแก้ไขของหน่วยงาน", audit.All, StringComparison.Ordinal);
        Assert.Contains("ค้างชำระ", audit.All, StringComparison.Ordinal);
    }

    /// <summary>H-112.</summary>
    [Fact]
    public async Task An_archived_agency_is_answered_to_nobody_its_work_stands_still_and_its_data_are_there_when_it_is_opened_again()
    {
        await using var site = await Site.StartAsync();
        var client = await site.ClientAsync(Role.Administrator);
        await site.InAgencyAsync("tuayang", async services =>
        {
            services.GetRequiredService<AppDb>().Enqueue("no-such-work", new { });
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        await SetAsync(site, AgencyState.Archived);
        foreach (var path in (string[])["/", "/ita", "/app", "/sign-in", "/search?q=ก", "/agency/seal"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(410, (int)answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("ปิดให้บริการ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ตัวอย่าง", text, StringComparison.Ordinal);
        }

        Assert.Equal(200, (await site.OpenAsync("/app", Role.Administrator, "sommut")).Status);
        var directory = site.Services.GetRequiredService<AgencyDirectory>();
        Assert.Equal(["sommut"], (await directory.AllAsync(default)).Select(a => a.Agency.Slug));
        Assert.Equal(2, (await directory.EvenArchivedAsync(default)).Count);
        site.Clock.Pass(TimeSpan.FromDays(3));
        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        Assert.Equal(0, await AttemptsAsync(site));

        await SetAsync(site, AgencyState.Open);
        using var signIn = await client.GetAsync(new Uri("/app", UriKind.Relative));
        Assert.Equal("/sign-in", signIn.RequestMessage!.RequestUri!.AbsolutePath);
        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        Assert.True(await AttemptsAsync(site) > 0);
        Assert.Null(await site.InAgencyAsync("tuayang", s => AuditChain.FirstBreakAsync(s.GetRequiredService<AppDb>(), default)));
    }

    [Fact]
    public async Task No_reason_no_such_agency_and_nothing_new_are_refused()
    {
        await using var site = await Site.StartAsync();
        var set = site.Services.CreateScope().ServiceProvider.GetRequiredService<SetAgencyState>();
        Assert.Equal("agency.reason", (await set.HandleAsync(new("tuayang", AgencyState.Suspended, " "), default)).Refusal?.Code);
        Assert.Equal("agency.unknown", (await set.HandleAsync(new("nobody", AgencyState.Suspended, "เหตุ"), default)).Refusal?.Code);
        Assert.Equal("agency.already", (await set.HandleAsync(new("tuayang", AgencyState.Open, "เหตุ"), default)).Refusal?.Code);
    }

    private static async Task SetAsync(Site site, AgencyState state)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<SetAgencyState>().HandleAsync(new("tuayang", state, "ค้างชำระ"), default);
        Assert.True(done.Done, done.Refusal?.Code);
    }

    private static async Task<int> AttemptsAsync(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<QueuedJob>().Where(j => j.Kind == "no-such-work").Select(j => j.Attempts).SingleAsync();
    }
}
