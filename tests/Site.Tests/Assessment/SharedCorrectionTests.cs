using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Assessment;

[Trait("engine", "each")]
public sealed class SharedCorrectionTests
{
    private const string Unit = "/app/2568/framework/correct?path=items/O12/defaultUnit";
    private const string FromFile = "งานพัสดุ กองคลัง";

    [Fact]
    public async Task A_correction_for_all_agencies_is_under_each_agencys_own_and_can_be_taken_back()
    {
        await using var site = await Site.StartAsync();
        var list = await (await site.OpenAsync(Unit, Role.Administrator))
            .SubmitAsync(("ค่าใหม่", "กองช่าง"), ("ทุกหน่วยงานในระบบ", "true"), ("เหตุผล", "หนังสือสั่งการ หน้า 2"));

        Assert.Equal("/app/2568/framework", list.Address.AbsolutePath);
        Assert.Contains("เกณฑ์ที่ผู้ดูแลระบบส่วนกลางแก้ไขให้ทุกหน่วยงาน", list.Texts("h2"));
        Assert.Equal(("กองช่าง", "กองช่าง"), (await UnitAsync(site, "tuayang"), await UnitAsync(site, "sommut")));

        await (await site.OpenAsync(Unit, Role.Administrator, "sommut")).SubmitAsync(("ค่าใหม่", "กองคลัง"), ("เหตุผล", "โครงสร้างของเรา"));
        Assert.Equal(("กองช่าง", "กองคลัง"), (await UnitAsync(site, "tuayang"), await UnitAsync(site, "sommut")));

        var withdrawn = await list.PressAsync("ถอนการแก้ไขนี้", ("เหตุผลที่ถอน", "ยกเลิกหนังสือ"));
        Assert.Contains("(ทุกหน่วยงาน)", withdrawn.All, StringComparison.Ordinal);
        Assert.Equal((FromFile, "กองคลัง"), (await UnitAsync(site, "tuayang"), await UnitAsync(site, "sommut")));
        var audit = (await site.OpenAsync("/app/settings/audit", Role.Auditor)).All;
        Assert.Contains("framework.corrected-for-all", audit, StringComparison.Ordinal);
        Assert.Contains("framework.correction-for-all-withdrawn", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_administers_one_agency_sees_the_common_corrections_and_can_change_none_of_them()
    {
        await using var site = await Site.StartAsync();
        await (await site.OpenAsync(Unit, Role.Administrator))
            .SubmitAsync(("ค่าใหม่", "กองช่าง"), ("ทุกหน่วยงานในระบบ", "true"), ("เหตุผล", "หนังสือสั่งการ"));

        var page = await site.OpenAsync("/app/2568/framework", Role.Administrator, "sommut");
        Assert.Contains("หนังสือสั่งการ", page.All, StringComparison.Ordinal);
        Assert.DoesNotContain("ถอนการแก้ไขนี้", page.All, StringComparison.Ordinal);

        var form = await site.OpenAsync(Unit, Role.Administrator, "sommut");
        Assert.DoesNotContain("ทุกหน่วยงานในระบบ", form.All, StringComparison.Ordinal);
        var forced = Screen.Fields(form.Html.Forms.Single(f => f.Method == "post" && f.QuerySelector("textarea") is not null))
            .Where(f => f.Key is not ("Input.Text" or "Input.Reason")).Concat(
            [new("Input.For", "all"), new("Input.Text", "ไม่ใช่ของเรา"), new("Input.Reason", "ลองดู")]);
        using var body = new FormUrlEncodedContent(forced);
        using var answer = await form.Client.PostAsync(form.Address, body);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal("กองช่าง", await UnitAsync(site, "tuayang"));
    }

    [Fact]
    public async Task An_item_the_year_lacks_is_added_scored_and_listed_and_goes_again()
    {
        await using var site = await Site.StartAsync();
        var list = await AddItemAsync(site, "O๒๙", "แผนจัดการข้อร้องเรียน");

        Assert.Equal("/app/2568/framework", list.Address.AbsolutePath);
        Assert.Contains("หน่วยงานยืนยันแล้ว", list.Text("#O29"), StringComparison.Ordinal);
        Assert.Equal(["มีแผน", "มีผู้รับผิดชอบ"], (await ViewAsync(site, "tuayang")).Items[^1].Elements);
        Assert.Equal(28, (await ViewAsync(site, "sommut")).Items.Count);
        Assert.Contains(await CatalogAsync(site), i => i is { Code: "O29", Name: "แผนจัดการข้อร้องเรียน" });
        Assert.Contains("O29", (await site.OpenAsync("/app/2568/results/edit?part=items", Role.Administrator)).All, StringComparison.Ordinal);

        var again = await AddItemAsync(site, "o29", "อีกครั้ง");
        Assert.Equal(422, again.Status);
        Assert.Contains("ปีนี้มี O29 อยู่แล้ว", again.Text("[role=alert]"), StringComparison.Ordinal);

        await (await site.OpenAsync("/app/2568/framework", Role.Administrator)).PressAsync("ถอนการแก้ไขนี้", ("เหตุผลที่ถอน", "คู่มือฉบับแก้ไขตัดออก"));
        Assert.DoesNotContain(await CatalogAsync(site), i => i.Code == "O29");
    }

    [Fact]
    public async Task A_question_is_added_to_the_instrument_of_its_letter()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/app/2568/framework/add-question", Role.Administrator);
        var refused = await form.SubmitAsync(("รหัสข้อ", "e99"), ("ตัวชี้วัด", "1"), ("ข้อคำถาม", "ถามว่า"), ("เหตุผล", "แบบวัด"));
        Assert.Equal(422, refused.Status);
        await refused.SubmitAsync(("รหัสข้อ", "i99"));

        var view = await ViewAsync(site, "tuayang");
        Assert.Equal("1", view.Questions.Single(q => q.Code == "i99").Indicator);
        Assert.StartsWith("e", view.Questions[^1].Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_change_together_or_not_at_all()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/app/2568/framework/weights", Role.Administrator);
        var refused = await form.SubmitAsync(("น้ำหนัก IIT", "40"), ("เหตุผล", "คู่มือ"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("รวมได้ 110", refused.Text("[role=alert]"), StringComparison.Ordinal);

        var list = await refused.SubmitAsync(("น้ำหนัก IIT", "๒๕"), ("น้ำหนัก EIT", "25"), ("น้ำหนัก OIT", "50"));
        Assert.Equal("/app/2568/framework", list.Address.AbsolutePath);
        Assert.Contains("IIT 25, EIT 25, OIT 50", list.All, StringComparison.Ordinal);
    }

    private static async Task<Screen> AddItemAsync(Site site, string code, string name) =>
        await (await site.OpenAsync("/app/2568/framework/add-item", Role.Administrator)).SubmitAsync(
            ("รหัสข้อ", code), ("ชื่อข้อ", name), ("องค์ประกอบที่ผู้ตรวจจะดู", "มีแผน\nมีผู้รับผิดชอบ"), ("เหตุผล", "คู่มือ หน้า 60"));

    private static async Task<FrameworkView> ViewAsync(Site site, string agency) =>
        (await site.InAgencyAsync(agency, s => s.GetRequiredService<IFrameworks>().OfYearAsync(2568, default)))!;

    private static Task<IReadOnlyList<CatalogItem>> CatalogAsync(Site site) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<IItemCatalog>().ItemsAsync(2568, default));

    private static async Task<string> UnitAsync(Site site, string agency) => (await ViewAsync(site, agency)).Items[11].DefaultUnit;
}
