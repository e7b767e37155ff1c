using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents.Approvals;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

[Trait("engine", "each")]
public sealed class ValidityAndSharingTests
{
    private static readonly DateOnly s_signed = new(2026, 9, 30);

    [Theory]
    [InlineData("general-order", "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป", "2026-09-30", null)]
    [InlineData("order", "ทั้งนี้ ตั้งแต่วันที่ 1 ตุลาคม 2569 เป็นต้นไป", "2026-10-01", null)]
    [InlineData("order", "ทั้งนี้ ตั้งแต่วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๙ ถึงวันที่ 30 กันยายน 2570", "2026-10-01", "2027-09-30")]
    [InlineData("order", "ทั้งนี้ จนถึงวันที่ 31 ธันวาคม 2569", "2026-09-30", "2026-12-31")]
    [InlineData("order", "ตั้งแต่วันที่ 31 กุมภาพันธ์ 2569 ถึงวันที่ 1 มกราคม 2560", "2026-09-30", null)]
    [InlineData("announcement", "", "2026-09-30", null)]
    [InlineData("letter", "ตั้งแต่วันที่ 1 ตุลาคม 2569", null, null)]
    public void An_order_says_from_when_until_when_it_holds(string kind, string words, string? from, string? to)
    {
        var said = Validity.Said(kind, new Dictionary<string, string> { ["effective"] = words }, s_signed);
        Assert.Equal((from, to), (said.From?.ToString("O", null), said.To?.ToString("O", null)));
    }

    [Fact]
    public async Task The_page_that_vouches_shows_the_date_on_the_paper_the_day_of_the_decision_and_that_it_no_longer_holds()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "announcement");
        Assert.Equal(kept.SignedOn, kept.EffectiveFrom);
        var path = $"/app/2568/papers/announcement/versions/{kept.Id}/sharing";
        var page = await site.OpenAsync(path, Role.PermanentSecretary);
        var wrong = await page.PressAsync("บันทึกอายุ", ("มีผลตั้งแต่วันที่", "1 ต.ค. 2569"), ("มีผลถึงวันที่", "30 ก.ย. 2569"));
        Assert.Contains("วันสิ้นผลอยู่ก่อนวันเริ่มมีผล", wrong.Text("[role=alert]"), StringComparison.Ordinal);
        var saved = await page.PressAsync("บันทึกอายุ", ("มีผลตั้งแต่วันที่", "1 ต.ค. 2569"), ("มีผลถึงวันที่", "30 ก.ย. 2570"), ("เก็บไว้กี่ปี", "10"));
        Assert.Contains("บันทึกอายุของเอกสารแล้ว", saved.Text("[role=status]"), StringComparison.Ordinal);

        var proof = await site.OpenAsync("/verify/" + kept.Code);
        Assert.Contains("ลงวันที่", proof.Text("dl"), StringComparison.Ordinal);
        Assert.Contains("ลงนามครบถ้วนเมื่อ", proof.Text("dl"), StringComparison.Ordinal);
        Assert.Contains("มีผลตั้งแต่วันที่ 1 ตุลาคม 2569 ถึงวันที่ 30 กันยายน 2570", proof.Text("dl"), StringComparison.Ordinal);
        Assert.DoesNotContain("สิ้นผลแล้ว", proof.All, StringComparison.Ordinal);
        site.Clock.Be(new(2027, 10, 1));
        Assert.Contains("สิ้นผลแล้วตั้งแต่หลังวันที่ 30 กันยายน 2570", (await site.OpenAsync("/verify/" + kept.Code)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_version_that_is_not_public_is_named_and_not_opened()
    {
        await using var site = await Site.StartAsync(demo: true);
        var first = await PaperRoute.InkAsync(site, 2568, "announcement");
        site.Clock.Pass(TimeSpan.FromDays(1));
        var second = await PaperRoute.InkAsync(site, 2568, "announcement");
        Assert.NotEqual(first.Code, second.Code);
        var proof = await site.OpenAsync("/verify/" + first.Code);
        Assert.Contains("มีฉบับใหม่แทนแล้ว", proof.All, StringComparison.Ordinal);
        Assert.Contains(second.Number, proof.All, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Code, proof.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_one_paper_for_some_days_and_no_longer_when_it_was_taken_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "announcement");
        var path = $"/app/2568/papers/announcement/versions/{kept.Id}/sharing";
        var page = await site.OpenAsync(path, Role.PermanentSecretary);
        Assert.Contains("ส่งให้ผู้ใดหรือเพื่องานใด", (await page.PressAsync("สร้างลิงก์", ("ส่งให้ผู้ใด หรือเพื่องานใด", " "))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("ตั้งแต่ 1 ถึง 90", (await page.PressAsync("สร้างลิงก์", ("ส่งให้ผู้ใด หรือเพื่องานใด", "อำเภอ"), ("เปิดได้กี่วัน", "91"))).Text("[role=alert]"), StringComparison.Ordinal);
        var made = await page.PressAsync("สร้างลิงก์", ("ส่งให้ผู้ใด หรือเพื่องานใด", "อำเภอตัวอย่าง"), ("เปิดได้กี่วัน", "7"));
        var address = made.Html.QuerySelector("#address")!.GetAttribute("value")!;
        var code = address.Split('/')[^1];
        var link = address[address.IndexOf("/share/", StringComparison.Ordinal)..];
        Assert.Equal(26, code.Length);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var share = await s.GetRequiredService<AppDb>().Set<PaperShare>().SingleAsync();
            Assert.DoesNotContain(code, share.TokenHash, StringComparison.Ordinal);
            Assert.True(await s.GetRequiredService<AppDb>().Set<AuditEvent>().AnyAsync(e => e.Code == "paper.shared" && !e.Detail.Contains(code)));
        });

        using (var client = site.NewClient("localhost"))
        using (var answer = await client.GetAsync(new Uri(link, UriKind.Relative)))
        {
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Contains(kept.Title, html, StringComparison.Ordinal);
            Assert.Contains("ข้อมูลส่วนบุคคล", html, StringComparison.Ordinal);
            Assert.DoesNotContain("/app/", html, StringComparison.Ordinal);
            using var file = await client.GetAsync(new Uri(link + "/docx", UriKind.Relative));
            Assert.Equal(200, (int)file.StatusCode);
        }

        Assert.Equal(404, (await site.OpenAsync(link, agency: "sommut")).Status);
        Assert.Equal(404, (await site.OpenAsync("/share/" + new string('0', 26))).Status);
        Assert.Equal(404, (await site.OpenAsync("/share/" + Uri.EscapeDataString("<b>"))).Status);
        site.Clock.Pass(TimeSpan.FromDays(8));
        Assert.Equal(404, (await site.OpenAsync(link)).Status);
        site.Clock.Pass(TimeSpan.FromDays(-8));
        Assert.Equal(200, (await site.OpenAsync(link)).Status);
        var again = await site.OpenAsync(path, Role.PermanentSecretary);
        Assert.DoesNotContain(link, again.All, StringComparison.Ordinal);
        var revoked = await again.PressAsync("ยกเลิกลิงก์ อำเภอตัวอย่าง");
        Assert.Contains("เปิดเอกสารไม่ได้อีก", revoked.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(link)).Status);
        Assert.Equal(404, (await site.OpenAsync(link + "/docx")).Status);
        Assert.Equal(404, (await site.OpenAsync(path, Role.PermanentSecretary, "sommut")).Status);
    }

    [Fact]
    public async Task A_kept_file_that_was_changed_on_the_disk_leaves_the_house_by_no_door()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "plan");
        await site.InAgencyAsync("tuayang", s =>
        {
            var path = Directory.EnumerateFiles(s.GetRequiredService<BlobVolume>().Root, kept.DocxFileId.ToString("N"), SearchOption.AllDirectories).Single();
            using var disk = File.Open(path, FileMode.Open);
            disk.Position = disk.Length / 2;
            var was = disk.ReadByte();
            disk.Position--;
            disk.WriteByte((byte)(was ^ 1));
            return Task.CompletedTask;
        });
        await site.InAgencyAsync("tuayang", s => Assert.ThrowsAsync<InvalidDataException>(() => s.GetRequiredService<PublishPaper>().HandleAsync(new(kept.Id), default)));
        Assert.Equal(500, (await site.OpenAsync($"/app/papers/files/{kept.Id}/docx", Role.Officer)).Status);
    }
}
