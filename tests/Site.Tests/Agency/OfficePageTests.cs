using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Agency;

[Trait("engine", "each")]
public class OfficePageTests
{
    private static readonly (string, string)[] s_answers =
    [
        ("ชื่อเต็มของหน่วยงาน", "องค์การบริหารส่วนตำบลตัวอย่าง"), ("ชื่อย่อ", "อบต.ตัวอย่าง"), ("ชื่อตำแหน่งผู้บริหารสูงสุด", "นายกองค์การบริหารส่วนตำบลตัวอย่าง"),
        ("โทรศัพท์", "๐ ๒๐๐๐ ๐๐๐๐ ต่อ ๑๑"), ("รหัสหน้าเลขที่หนังสือ", "สม ๙๙๙๐๑"),
    ];

    [Fact]
    public async Task An_administrator_writes_the_profile_and_papers_know_it()
    {
        await using var site = await Site.StartAsync();
        var saved = await (await site.OpenAsync("/app/settings/agency", Role.Administrator)).SubmitAsync(s_answers);
        Assert.Contains("บันทึกข้อมูลหน่วยงานแล้ว", saved.Text("[role=status]"), StringComparison.Ordinal);

        var profile = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IAgencyDirectory>().ProfileAsync(default));
        Assert.Equal(("อบต.ตัวอย่าง", "๐ ๒๐๐๐ ๐๐๐๐ ต่อ ๑๑", "สม 99901"), (profile.ShortName, profile.Phone, profile.NumberPrefix));
        var other = await site.InAgencyAsync("sommut", s => s.GetRequiredService<IAgencyDirectory>().ProfileAsync(default));
        Assert.NotEqual("อบต.ตัวอย่าง", other.ShortName);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named_beside_its_field()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/settings/agency", Role.Administrator);
        var missing = await page.SubmitAsync([.. s_answers[..1], ("ชื่อย่อ", ""), .. s_answers[2..]]);
        Assert.Equal(422, missing.Status);
        Assert.Contains("โปรดกรอกชื่อย่อ", missing.Text("[role=alert]"), StringComparison.Ordinal);
        var wrong = await page.SubmitAsync([.. s_answers[..3], ("โทรศัพท์", "123")]);
        Assert.Equal(422, wrong.Status);
        Assert.Contains("หมายเลขโทรศัพท์ของหน่วยงานไม่ครบหรือเกิน", wrong.Text("#Input_Phone-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_reads_the_profile_and_cannot_change_it()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/settings/agency", Role.Officer);
        Assert.Equal(200, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("main form"));
        using var body = new FormUrlEncodedContent([]);
        Assert.Equal(403, (int)(await page.Client.PostAsync(page.Address, body)).StatusCode);
    }

    [Fact]
    public async Task A_seal_is_taken_by_its_bytes_and_shown_to_everybody()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(404, (await site.OpenAsync("/agency/seal")).Status);
        var page = await site.OpenAsync("/app/settings/agency", Role.Administrator);
        Assert.Equal(422, (await SendAsync(page, "Input.Seal", "<svg/>"u8.ToArray(), "seal.png")).Status);
        Assert.Contains("ไม่ใช่รูป PNG หรือ JPEG", (await SendAsync(page, "Input.Seal", "<svg/>"u8.ToArray(), "seal.png")).All, StringComparison.Ordinal);
        Assert.Contains("กว้าง 10 สูง 10", (await SendAsync(page, "Input.Seal", PictureTests.Png(10, 10), "seal.png")).All, StringComparison.Ordinal);
        Assert.Contains("ไม่เกิน 2 MB", (await SendAsync(page, "Input.Emblem", [.. PictureTests.Png(300, 300), .. new byte[2 * 1024 * 1024]], "big.png")).Text("[role=alert]"), StringComparison.Ordinal);

        Assert.Equal(200, (await SendAsync(page, "Input.Seal", PictureTests.Png(300, 300), "../seal.png")).Status);
        using var seal = await page.Client.GetAsync(new Uri("/agency/seal", UriKind.Relative));
        Assert.Equal("image/png", seal.Content.Headers.ContentType!.MediaType);
        Assert.Equal(PictureTests.Png(300, 300), await seal.Content.ReadAsByteArrayAsync());
        Assert.Equal(404, (await site.OpenAsync("/agency/seal", agency: "sommut")).Status);

        var removed = await (await site.OpenAsync("/app/settings/agency", Role.Administrator)).SubmitAsync([.. s_answers, ("นำตราสัญลักษณ์ออก", "true")]);
        Assert.Equal(200, removed.Status);
        Assert.Equal(404, (await site.OpenAsync("/agency/seal")).Status);
    }

    private static async Task<Screen> SendAsync(Screen page, string field, byte[] bytes, string name)
    {
        var form = page.Html.Forms.OfType<IHtmlFormElement>().Single(f => f.Enctype == "multipart/form-data");
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in Screen.Fields(form))
        {
            body.Add(new StringContent(s_answers.FirstOrDefault(a => key == Key(a.Item1)).Item2 ?? value), key);
        }

        body.Add(new ByteArrayContent(bytes), field, name);
        return await Screen.ReadAsync(page.Client, await page.Client.PostAsync(page.Address, body));
    }

    private static string Key(string label) => label switch
    {
        "ชื่อเต็มของหน่วยงาน" => "Input.Name",
        "ชื่อย่อ" => "Input.ShortName",
        "ชื่อตำแหน่งผู้บริหารสูงสุด" => "Input.HeadTitle",
        _ => "",
    };
}
