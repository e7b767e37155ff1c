using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Operations;

/// <summary>An administrator sees how full the room for files is, and whether the gate is open, before somebody stands before it.</summary>
public sealed class StoragePageTests
{
    private const string Path = "/app/settings/storage";

    [Fact]
    public async Task The_room_that_is_used_is_told_in_numbers_and_is_each_agencys_own()
    {
        await using var site = await Site.StartAsync(services: s => s.PostConfigure<FilesOptions>(o => o.QuotaGb = 0.001));
        await site.InAgencyAsync("tuayang", async s =>
        {
            Assert.True((await s.GetRequiredService<FileIntake>().KeepAsync(new byte[1_000_000], "ก.pdf", "application/pdf", default)).Done);
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        var page = await site.OpenAsync(Path, Role.Administrator);
        Assert.Contains("1 MB จาก 1 MB 1 ไฟล์", page.Text("section").Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Equal(("93", "ใช้พื้นที่ไปแล้วร้อยละ 93"), (page.Html.QuerySelector("progress")!.GetAttribute("value"), page.Html.QuerySelector("progress")!.GetAttribute("aria-label")));
        Assert.Contains("ใกล้เต็ม", page.All, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้ติดตั้ง", page.All, StringComparison.Ordinal);
        Assert.Contains("0 ไฟล์", (await site.OpenAsync(Path, Role.Administrator, "sommut")).All, StringComparison.Ordinal);
        Assert.Equal(403, (await site.OpenAsync(Path, Role.Officer)).Status);

        var today = await site.OpenAsync("/app/2570", Role.Administrator);
        Assert.Contains("พื้นที่เก็บไฟล์ใช้ไปแล้วร้อยละ 93", today.All, StringComparison.Ordinal);
        Assert.DoesNotContain("พื้นที่เก็บไฟล์ใช้ไปแล้ว", (await site.OpenAsync("/app/2570", Role.Officer)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_keeps_the_machine_reads_that_there_is_no_scanner_and_who_keeps_an_agency_only_does_not()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<InstallationAdministrators>().AddAsync("admin", default));
        Assert.Contains("ยังไม่ได้ติดตั้งโปรแกรมตรวจไวรัส", (await site.OpenAsync("/app/2570", Role.Administrator)).All, StringComparison.Ordinal);
        Assert.DoesNotContain("โปรแกรมตรวจไวรัส", (await site.OpenAsync("/app/2570", Role.Administrator, "sommut")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanner_that_does_not_answer_and_a_full_disk_are_told_on_the_front_page()
    {
        DiskRoom? room = new(1, 100);
        await using var site = await Site.StartAsync(services: s =>
        {
            FileIntakeTests.Use(s, "tcp://127.0.0.1:1");
            s.AddSingleton<Func<string, DiskRoom?>>(_ => room);
            s.PostConfigure<FilesOptions>(o => o.LeastFreePercent = 10);
        });
        var page = await site.OpenAsync(Path, Role.Administrator);
        Assert.Contains("ไม่ตอบ", page.All, StringComparison.Ordinal);
        Assert.Contains("เครื่องแม่ข่ายใกล้เต็ม", page.All, StringComparison.Ordinal);
        var today = await site.OpenAsync("/app/2570", Role.Administrator);
        Assert.Contains("โปรแกรมตรวจไวรัสไม่ตอบ", today.All, StringComparison.Ordinal);
        Assert.Contains("ระบบหยุดรับไฟล์อยู่", today.All, StringComparison.Ordinal);
        room = new(50, 100);
        Assert.DoesNotContain("ระบบหยุดรับไฟล์อยู่", (await site.OpenAsync("/app/2570", Role.Administrator)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanner_that_works_is_told_too()
    {
        await using var scanner = new FakeClamd();
        await using var site = await Site.StartAsync(services: s => FileIntakeTests.Use(s, scanner.Address));
        Assert.Contains("ตรวจทุกไฟล์ที่แนบ", (await site.OpenAsync(Path, Role.Administrator)).All, StringComparison.Ordinal);
    }
}
