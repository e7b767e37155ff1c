using System.Diagnostics;
using Prongsai.Disclosure.Itas;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Disclosure.Checks;
using Prongsai.Site.Tests.Disclosure.Snapshots;

namespace Prongsai.Site.Tests.Disclosure.Itas;

[Trait("engine", "each")]
public class ItasTests
{
    [Fact]
    public async Task Each_item_says_whether_the_public_sees_it_where_and_how_to_get_there()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        await SnapshotTests.PublishAsync(it, "รายการ");
        var page = await it.Site.OpenAsync("/app/2568/itas", Role.Administrator);
        Assert.Contains("มีแล้ว 1 จาก 28 ข้อ", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("หน้าแรก › ความโปร่งใส ITA › ปีงบประมาณ 2568 › O6 แผนและความก้าวหน้า", page.Text("main"), StringComparison.Ordinal);
        var explanation = page.Html.QuerySelectorAll("button[data-text]").Select(b => b.GetAttribute("data-text")!).Single(t => t.Contains('\n', StringComparison.Ordinal));
        Assert.StartsWith("1. เปิดหน้าแรก https://", explanation, StringComparison.Ordinal);
        Assert.Contains("\n2. เลือก ความโปร่งใส ITA\n3. เลือก ปีงบประมาณ 2568\n4. เลือกรายการ O6", explanation, StringComparison.Ordinal);
        Assert.Contains("องค์ประกอบที่ 1 ", explanation, StringComparison.Ordinal);

        // The steps are links that are really there: each page of the path is opened and the next one is found on it.
        var address = page.Html.QuerySelectorAll("button[data-text]").Select(b => b.GetAttribute("data-text")!).First(t => t.EndsWith("/ita/2568/o6", StringComparison.Ordinal));
        Assert.Equal(200, (await it.Site.OpenAsync(new Uri(address).AbsolutePath)).Status);
        var home = await it.Site.OpenAsync("/");
        var years = await home.FollowAsync("ความโปร่งใส ITA");
        Assert.Contains("ปีงบประมาณ 2568", years.Text("main"), StringComparison.Ordinal);
        var year = await years.FollowAsync("ปีงบประมาณ 2568");
        Assert.Equal("/ita/2568/o6", (await year.FollowAsync("แผนและความก้าวหน้า")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_answers_go_to_Excel_and_another_agency_has_its_own()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        await SnapshotTests.PublishAsync(it, "รายการ");
        Assert.Equal(["O6"], await HaveAsync(it, "tuayang"));
        Assert.Empty(await HaveAsync(it, "sommut"));
    }

    [Fact]
    public async Task A_clarification_is_a_paper()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        await it.LinkAsync("O6", "https://good.example.go.th/plan");
        await SnapshotTests.PublishAsync(it, "รายการ");
        var proof = await (await it.Site.OpenAsync("/app/2568/oit/o6/proof", Role.Administrator)).PressAsync("บันทึกหลักฐานเดี๋ยวนี้");
        for (var n = 0; n < 4; n++)
        {
            proof = await proof.PressAsync("บันทึกหลักฐานเดี๋ยวนี้");
        }

        var client = await it.Site.ClientAsync(Role.Administrator);
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri("/app/2568/itas/o6/clarification", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.SkipWhen(answer.Content.Headers.ContentType?.MediaType != "application/pdf", "No browser is installed.");
        var read = await PdfReading.ReadAsync(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms, {read.Pages} pages");
        Assert.SkipWhen(read.State == PdfState.NoTools, "poppler-utils is not installed.");
        Assert.Contains("2568", read.Text, StringComparison.Ordinal);
        Assert.Contains("/ita/2568/o6", read.Text, StringComparison.Ordinal);
        Assert.Contains("good.exa", string.Concat(read.Text.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
        Assert.Equal(404, (await it.Site.OpenAsync("/app/2568/itas/o99/clarification", Role.Administrator)).Status);
    }

    [Fact]
    public void A_page_without_a_path_has_no_steps_and_hostile_ones_are_read_in_a_moment()
    {
        Assert.Empty(ClickPath.Of("<h1>ไม่มีเส้นทาง</h1>"));
        var watch = Stopwatch.StartNew();
        ClickPath.Of(string.Concat(Enumerable.Repeat("<nav class=\"crumbs\"><li>", 20_000)));
        Assert.True(watch.ElapsedMilliseconds < 2000);
    }

    private static async Task<List<string>> HaveAsync(CheckSite it, string agency)
    {
        var client = await it.Site.ClientAsync(Role.Administrator, agency);
        var bytes = await client.GetByteArrayAsync(new Uri("/app/2568/itas/export.xlsx", UriKind.Relative), TestContext.Current.CancellationToken);
        var table = TableFile.Read(bytes, "itas.xlsx", TestContext.Current.CancellationToken).Value!.Blocks.Single(b => b.Table is not null).Table!;
        Assert.Equal(29, table.Rows.Count);
        return [.. table.Rows.Where(r => r[2].Text == "มี").Select(r => r[0].Text)];
    }
}
