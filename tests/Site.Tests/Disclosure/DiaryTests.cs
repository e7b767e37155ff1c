using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Diary;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Disclosure;

[Trait("engine", "each")]
public class DiaryTests
{
    private const string Year = "/app/2570/diary";

    [Fact]
    public async Task A_step_of_the_year_gets_another_date_with_its_reason_and_goes_back()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/2568/diary", Role.Officer);
        Assert.Contains("18 ส.ค. 2568", page.Text("table"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่ทราบวัน", page.Text(".notice"), StringComparison.Ordinal);

        var edit = await site.OpenAsync("/app/2568/diary/edit/results", Role.Officer);
        Assert.Contains("โปรดกรอกเหตุผลที่เปลี่ยนวัน", (await edit.PressAsync("บันทึกกำหนด", ("ถึงวันที่ (วันครบกำหนด)", "25 ส.ค. 2568"))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("วันสุดท้ายอยู่ก่อนวันเริ่ม", (await edit.PressAsync("บันทึกกำหนด", ("ตั้งแต่วันที่", "26 ส.ค. 2568"), ("ถึงวันที่ (วันครบกำหนด)", "25 ส.ค. 2568"))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("เกินหนึ่งปี", (await edit.PressAsync("บันทึกกำหนด", ("ถึงวันที่ (วันครบกำหนด)", "25 ส.ค. 2580"), ("ที่มาหรือเหตุผล", "x"))).Text("[role=alert]"), StringComparison.Ordinal);
        var saved = await edit.PressAsync("บันทึกกำหนด", ("ตั้งแต่วันที่", ""), ("ถึงวันที่ (วันครบกำหนด)", "25 ส.ค. 2568"), ("ที่มาหรือเหตุผล", "เลื่อนประกาศผลตามหนังสือแจ้ง"));
        Assert.Contains("25 ส.ค. 2568", saved.Text("table"), StringComparison.Ordinal);
        Assert.Contains("หน่วยงานเปลี่ยนวัน: เลื่อนประกาศผลตามหนังสือแจ้ง", saved.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("25 ส.ค.", (await site.OpenAsync("/app/2568/diary", Role.Officer, "sommut")).All, StringComparison.Ordinal);

        var back = await (await site.OpenAsync("/app/2568/diary/edit/results", Role.Officer)).PressAsync("กลับไปใช้วันตามปฏิทินในระบบ");
        Assert.Contains("18 ส.ค. 2568", back.Text("table"), StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync("/app/2568/diary/edit/nothing", Role.Officer)).Status);
        Assert.Equal(404, (await site.OpenAsync("/app/2568/diary/edit/" + Uri.EscapeDataString("'; drop table x"), Role.Officer)).Status);
    }

    [Fact]
    public async Task Today_stands_among_the_months_and_a_closed_day_is_said()
    {
        await using var site = await Site.StartAsync();
        await AddAsync(site, "ประชุมคณะทำงาน", "5 ธ.ค. 2569");
        var page = await site.OpenAsync(Year, Role.Executive);
        Assert.Contains("วันนี้ 20 พ.ย. 2569", page.Text("[aria-current=date]"), StringComparison.Ordinal);
        Assert.Contains("วันเสาร์", page.Text("table").Replace("วันหยุดราชการ", "วันเสาร์", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["พฤศจิกายน 2569", "ธันวาคม 2569"], page.Texts("th[scope=rowgroup]").Where(t => !t.Contains("วันนี้", StringComparison.Ordinal)));
        Assert.Equal(403, (await site.OpenAsync(Year + "/edit", Role.Executive)).Status);
    }

    [Fact]
    public async Task Reminders_come_thirty_seven_and_one_day_before_and_on_the_day_each_once()
    {
        await using var site = await Site.StartAsync();
        await AddAsync(site, "ส่งแบบตรวจ OIT", "20 ธ.ค. 2569");
        DateOnly[] days = [new(2026, 11, 19), new(2026, 11, 20), new(2026, 11, 21), new(2026, 12, 12), new(2026, 12, 13), new(2026, 12, 18), new(2026, 12, 19), new(2026, 12, 20), new(2026, 12, 21)];
        var given = new List<int>();
        foreach (var day in days)
        {
            site.Clock.Be(day);
            given.AddRange(await Task.WhenAll(Task.Run(() => RemindAsync(site)), Task.Run(() => RemindAsync(site))));
        }

        Assert.Equal([0, 1, 0, 0, 1, 0, 1, 1, 0], given.Chunk(2).Select(both => both.Sum()));
        site.Clock.Be(new(2026, 12, 1));
        Assert.Contains("30 วันก่อน 7 วันก่อน 1 วันก่อน ในวัน", (await site.OpenAsync(Year, Role.PermanentSecretary)).Text("table"), StringComparison.Ordinal);
        Assert.Contains("แจ้งล่วงหน้า ครบกำหนด 20 ธ.ค. 2569: ส่งแบบตรวจ OIT", (await site.OpenAsync("/app", Role.PermanentSecretary)).All, StringComparison.Ordinal);
        site.Clock.Be(new(2026, 12, 14));
        Assert.Contains("ส่งแบบตรวจ OIT", (await site.OpenAsync("/app", Role.Auditor)).All, StringComparison.Ordinal);
        site.Clock.Be(new(2026, 12, 22));
        Assert.DoesNotContain("ส่งแบบตรวจ OIT", (await site.OpenAsync("/app", Role.Executive)).All, StringComparison.Ordinal);
        Assert.Equal(0, await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<Notice>().CountAsync()));
    }

    [Fact]
    public async Task A_day_the_server_slept_is_made_up_for_and_a_new_date_is_reminded_of_anew()
    {
        await using var site = await Site.StartAsync();
        var code = await AddAsync(site, "ชี้แจงผล", "30 พ.ย. 2569");
        site.Clock.Be(new(2026, 11, 25));
        Assert.Equal(1, await RemindAsync(site));
        Assert.Equal(7, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Notice>().Select(n => n.DaysBefore).SingleAsync()));
        await (await site.OpenAsync($"{Year}/edit/{code}", Role.PermanentSecretary)).PressAsync("บันทึกกำหนด", ("ถึงวันที่ (วันครบกำหนด)", "1 ธ.ค. 2569"), ("ที่มาหรือเหตุผล", "เลื่อนหนึ่งวัน"));
        Assert.Equal(1, await RemindAsync(site));
    }

    [Fact]
    public async Task A_calendar_program_reads_the_dates_at_a_secret_address_until_it_is_taken_back()
    {
        await using var site = await Site.StartAsync();
        const string Hostile = "ส่งข้อมูล; \\n, BEGIN:VEVENT ครั้งที่ ๑ เรื่องยาวมากเพื่อให้บรรทัดต้องพับกลางคำภาษาไทยหลายครั้งโดยไม่ขาดกลางตัวอักษร";
        await AddAsync(site, Hostile, "20 ธ.ค. 2569", "18 ธ.ค. 2569");
        var page = await site.OpenAsync(Year + "/phone", Role.Officer);
        var made = await page.PressAsync("สร้างที่อยู่ปฏิทิน", ("งาน ITA ทั้งหมดของหน่วยงาน", nameof(FeedScope.All)));
        var address = made.Html.QuerySelector("#address")!.GetAttribute("value")!;
        var path = address[address.IndexOf("/calendar/", StringComparison.Ordinal)..];
        var code = path["/calendar/".Length..^".ics".Length];
        Assert.Equal(26, code.Length);

        using var client = site.NewClient("localhost");
        using (var answer = await client.GetAsync(new Uri(path, UriKind.Relative)))
        {
            Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var text = await answer.Content.ReadAsStringAsync();
            var one = Assert.Single(IcsParser.Read(text));
            Assert.Equal(Hostile, one.Summary);
            Assert.Equal((new DateOnly(2026, 12, 18), new DateOnly(2026, 12, 21)), (one.From, one.End));
            Assert.Contains("/app/2570/diary", one.Url, StringComparison.Ordinal);
            var officer = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<CalendarFeed>().Select(f => f.MadeBy).SingleAsync());
            Assert.DoesNotContain(officer, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(code, (await site.OpenAsync(Year + "/phone", Role.Officer)).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.True(await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<CalendarFeed>().AllAsync(f => f.TokenHash != code)));
        Assert.Equal(404, (await site.OpenAsync(path, agency: "sommut")).Status);
        foreach (var wrong in (string[])[new string('0', 26), "x", new string('a', 4_000), "..%2f..%2fetc", code.ToUpperInvariant() + "0"])
        {
            Assert.Equal(404, (await site.OpenAsync($"/calendar/{wrong}.ics")).Status);
        }

        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Membership>().Where(m => m.Role == Role.Officer).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, DateTime.UnixEpoch)));
        Assert.Equal(404, (await site.OpenAsync(path)).Status);
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Membership>().Where(m => m.Role == Role.Officer).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, (DateTime?)null)));
        Assert.Equal(200, (await site.OpenAsync(path)).Status);

        // Somebody else's is not theirs to end; who assigns the work of the office ends any.
        Assert.Empty((await site.OpenAsync(Year + "/phone", Role.Auditor)).Html.QuerySelectorAll("table form"));
        Assert.Empty((await site.OpenAsync(Year + "/phone", Role.Administrator, "sommut")).Html.QuerySelectorAll("table form"));
        var ended = await (await site.OpenAsync(Year + "/phone", Role.Administrator)).PressAsync("ยกเลิก ที่อยู่ที่สร้าง 20 พ.ย. 2569");
        Assert.Contains("ยกเลิกที่อยู่ปฏิทินแล้ว", ended.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task Two_weeks_of_work_come_as_a_list_and_as_words_to_send()
    {
        await using var site = await Site.StartAsync();
        await AddAsync(site, "ประชุมคณะทำงาน", "21 พ.ย. 2569");
        await AddAsync(site, "ไกลเกินไป", "20 ธ.ค. 2569");
        var page = await site.OpenAsync(Year + "/digest", Role.Executive);
        Assert.Contains("ประชุมคณะทำงาน", page.Text("table"), StringComparison.Ordinal);
        Assert.Contains("พรุ่งนี้", page.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("ไกลเกินไป", page.All, StringComparison.Ordinal);
        var words = page.Html.QuerySelector("#words")!.TextContent;
        Assert.Contains("• 21 พ.ย. 2569 ประชุมคณะทำงาน (พรุ่งนี้)", words, StringComparison.Ordinal);
        Assert.Contains("/app/2570/diary/digest", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ประชุมคณะทำงาน", (await site.OpenAsync(Year + "/digest", Role.Executive, "sommut")).All, StringComparison.Ordinal);
    }

    /// <returns>Its code.</returns>
    private static async Task<string> AddAsync(Site site, string text, string until, string from = "")
    {
        var page = await site.OpenAsync(Year + "/edit", Role.Officer);
        var saved = await page.PressAsync("บันทึกกำหนด", ("เรื่อง", text), ("ตั้งแต่วันที่", from), ("ถึงวันที่ (วันครบกำหนด)", until));
        Assert.Contains("บันทึกกำหนดแล้ว", saved.Text("[role=status]"), StringComparison.Ordinal);
        return await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<DiaryEntry>().OrderByDescending(e => e.Id).Select(e => e.Code).FirstAsync());
    }

    private static Task<int> RemindAsync(Site site) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<GiveReminders>().HandleAsync(default));
}
