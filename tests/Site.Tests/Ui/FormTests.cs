using Prongsai.Platform;

namespace Prongsai.Site.Tests.Ui;

public sealed class FormTests(FormTests.OneSite one) : IClassFixture<FormTests.OneSite>
{
    /// <summary>Nothing here changes anything: one product for all.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await Site.StartAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }

    [Fact]
    public async Task Every_error_is_said_above_the_form_and_beside_its_field_in_the_same_words()
    {
        var page = await one.Site.OpenAsync("/styleguide?errors=true");

        var summary = page.Html.QuerySelector(".error-summary")!;
        var links = summary.QuerySelectorAll("a").ToList();

        Assert.Equal(("alert", "-1", true), (summary.GetAttribute("role"), summary.GetAttribute("tabindex"), summary.HasAttribute("autofocus")));
        Assert.StartsWith("ข้อผิดพลาด: ", page.Html.Title, StringComparison.Ordinal);
        Assert.Equal("พบข้อมูลที่ต้องแก้ไข 8 แห่ง", page.Text(".error-summary h2"));
        foreach (var link in links)
        {
            var control = page.Html.QuerySelector(link.GetAttribute("href")!)!;
            var described = control.GetAttribute("aria-describedby") ?? control.Closest("fieldset")!.GetAttribute("aria-describedby")!;
            var said = described.Split(' ').Select(id => page.Html.GetElementById(id)!.TextContent);
            Assert.Contains(said, text => text == "ข้อผิดพลาด: " + link.TextContent);
        }
    }

    [Fact]
    public async Task Errors_stand_in_the_order_of_the_form()
    {
        var page = await one.Site.OpenAsync("/styleguide?errors=true");

        var order = page.Html.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")![1..]).ToList();
        var onPage = page.Html.QuerySelectorAll("[id]").Select(e => e.Id!).Where(order.Contains).ToList();

        Assert.Equal(onPage, order);
    }

    [Fact]
    public async Task Every_control_has_a_label_and_no_id_is_used_twice()
    {
        var page = await one.Site.OpenAsync("/styleguide");

        var controls = page.Html.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea").ToList();
        Assert.NotEmpty(controls);
        Assert.All(controls, c => Assert.NotNull(page.Html.QuerySelector($"label[for='{c.Id}']")));
        Assert.Empty(page.Html.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task A_period_is_read_back_as_it_was_understood()
    {
        Assert.Contains("เข้าใจว่า: 1 ต.ค.", (await one.Site.OpenAsync("/styleguide")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_of_a_table_is_named_for_the_card_it_becomes_on_a_phone()
    {
        var page = await one.Site.OpenAsync("/styleguide");

        Assert.Equal(["ลำดับ", "มาตรการ", "ผู้รับผิดชอบ", "ร้อยละ", "สถานะ"],
            page.Html.QuerySelectorAll("#demo-table tbody tr:first-child > *").Select(c => c.GetAttribute("data-label")));
        Assert.Equal("rowheader", page.Html.QuerySelector("#demo-table tbody th")!.GetAttribute("role"));
    }

    [Fact]
    public async Task One_entry_of_the_rail_is_where_we_are()
    {
        var page = await one.Site.OpenAsync("/app/website", Role.Officer);

        Assert.Equal(["เว็บไซต์"], page.Texts(".rail [aria-current]"));
        Assert.Equal(["วันนี้"], (await one.Site.OpenAsync("/app", Role.Officer)).Texts(".rail [aria-current]"));
    }

    [Fact]
    public async Task The_rail_of_an_auditor_has_no_entry_that_answers_no()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var start = await one.Site.OpenAsync("/app", role);
            foreach (var href in start.Html.QuerySelectorAll(".rail a").Select(a => a.GetAttribute("href")!))
            {
                Assert.True((await one.Site.OpenAsync(href, role)).Status == 200, $"{role}: {href}");
            }
        }
    }
}
