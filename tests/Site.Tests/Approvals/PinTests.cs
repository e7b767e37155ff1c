using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Approvals;

[Trait("engine", "each")]
public class PinTests
{
    [Theory]
    [InlineData("000000")]
    [InlineData("123456")]
    [InlineData("987654")]
    [InlineData("890123")]
    [InlineData("121212")]
    [InlineData("123123")]
    [InlineData("251299")]
    [InlineData("882530")]
    [InlineData("198504")]
    [InlineData("140230")]
    [InlineData("301214")]
    public void What_others_guess_first_is_refused(string pin) => Assert.True(PinRules.IsEasy(pin));

    [Theory]
    [InlineData("246813")]
    [InlineData("739164")]
    [InlineData("905872")]
    public void What_is_hard_to_guess_is_taken(string pin) => Assert.False(PinRules.IsEasy(pin));

    [Fact]
    public async Task It_is_set_on_its_page_after_the_password_and_thai_digits_are_digits()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/me/pin", Role.Officer);
        Assert.Contains("รหัสผ่านไม่ถูกต้อง", (await page.SubmitAsync(("รหัสผ่าน", "ไม่ใช่รหัสนี้แน่"), ("รหัสยืนยันใหม่ 6 หลัก", "739164"), ("รหัสยืนยันใหม่อีกครั้ง", "739164"))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("เดาง่าย", (await page.SubmitAsync(("รหัสผ่าน", Host.Demo.Password), ("รหัสยืนยันใหม่ 6 หลัก", "111111"), ("รหัสยืนยันใหม่อีกครั้ง", "111111"))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("ไม่ตรงกัน", (await page.SubmitAsync(("รหัสผ่าน", Host.Demo.Password), ("รหัสยืนยันใหม่ 6 หลัก", "739164"), ("รหัสยืนยันใหม่อีกครั้ง", "739165"))).Text("[role=alert]"), StringComparison.Ordinal);
        var set = await page.SubmitAsync(("รหัสผ่าน", Host.Demo.Password), ("รหัสยืนยันใหม่ 6 หลัก", "๗๓๙๑๖๔"), ("รหัสยืนยันใหม่อีกครั้ง", "๗๓๙๑๖๔"));
        Assert.Contains("ตั้งรหัสยืนยันแล้ว", set.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Null(await CheckAsync(site, "officer", "739164"));
        Assert.Equal("pin.wrong", (await CheckAsync(site, "officer", Host.Demo.Pin))!.Code);
        var kept = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AccountPin>().AsNoTracking().Select(p => p.Hash).ToListAsync());
        Assert.DoesNotContain(kept, hash => hash.Contains("739164", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guessing_gets_slower_for_this_account_alone_and_the_right_code_waits_too()
    {
        await using var site = await Site.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("pin.wrong", (await CheckAsync(site, "mayor", "905872"))!.Code);
        }

        Assert.Equal("pin.wrong-wait", (await CheckAsync(site, "mayor", "905872"))!.Code);
        Assert.Equal("pin.wait", (await CheckAsync(site, "mayor", Host.Demo.Pin))!.Code);
        Assert.Null(await CheckAsync(site, "secretary", Host.Demo.Pin));
        site.Clock.Pass(TimeSpan.FromSeconds(31));
        Assert.Null(await CheckAsync(site, "mayor", Host.Demo.Pin));
        Assert.Equal("pin.wrong", (await CheckAsync(site, "mayor", "905872"))!.Code);
    }

    [Fact]
    public async Task Fifty_guesses_at_once_are_five_guesses()
    {
        await using var site = await Site.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => CheckAsync(site, "mayor", $"9058{i:D2}")));
        Assert.Equal(5, answers.Count(a => a!.Code is "pin.wrong" or "pin.wrong-wait"));
        Assert.Equal(45, answers.Count(a => a!.Code == "pin.wait"));
        var audit = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking().Where(e => e.Code == "pin.wrong").ToListAsync());
        Assert.Equal(5, audit.Count);
        Assert.DoesNotContain(audit, e => e.Detail.Contains("9058", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_sign_ins_does_not_lock_who_decides()
    {
        await using var site = await Site.StartAsync();
        var throttle = site.Services.GetRequiredService<SignInThrottle>();
        using var flood = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 64).Select(_ => throttle.HashTurnAsync(flood.Token)).ToList();
        await Assert.ThrowsAsync<TooBusyException>(() => CheckAsync(site, "mayor", "905811"));
        Assert.Equal(0, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AccountPin>().MaxAsync(p => p.Tries)));
        var (held, others) = (waiting.Where(t => t.IsCompletedSuccessfully).ToList(), waiting.Where(t => !t.IsCompletedSuccessfully).ToList());
        await flood.CancelAsync();
        foreach (var turn in others)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => turn);
        }

        foreach (var turn in held)
        {
            (await turn).Dispose();
        }

        Assert.Equal("pin.wrong", (await CheckAsync(site, "mayor", "905811"))?.Code);
    }

    private static Task<Refusal?> CheckAsync(Site site, string userName, string pin) => site.InAgencyAsync("tuayang", async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var name = userName.ToUpperInvariant();
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.NormalizedUserName == name);
        services.GetRequiredService<CurrentUser>().Is(await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.AccountId == account.Id), account.DisplayName);
        return await services.GetRequiredService<StepUp>().CheckAsync(pin, default);
    });
}
