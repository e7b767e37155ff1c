using System.Text;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>Hostile texts, through a real form: H-008, H-009, H-047 to H-051, H-057, H-058, H-060.</summary>
public class HostileTextTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { string.Concat(Enumerable.Repeat("\u0E38\u0E49", 10_000)), "ซ้อนกันผิดปกติ" },
        { "ก" + new string('\u0E48', 20_000), "ซ้อนกันผิดปกติ" },
        { " \u00A0\u200B ", "กรอกชื่อ" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_text_made_to_harm_is_refused_beside_its_field(string name, string sentence)
    {
        await using var site = await Site.StartAsync();
        var again = await AddAsync(site, name);
        Assert.Equal(422, again.Status);
        Assert.Contains(sentence, again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("นาย\u202Eใจดี\u200B สุข", "นายใจดี สุข")]
    [InlineData("นํ้าใส ดี", "น้ำใส ดี")]
    [InlineData("{{7*7}} ${x} @Html %s%n", "{{7*7}} ${x} @Html %s%n")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("a\u2028b\u001B[31mc", "a b[31mc")]
    public async Task What_is_kept_is_shown_as_text_and_nothing_else(string typed, string shown)
    {
        await using var site = await Site.StartAsync();
        var page = await AddAsync(site, typed);
        Assert.Equal(200, page.Status);
        Assert.Contains(page.Texts("th[scope=row]"), t => t.Replace("  ", " ", StringComparison.Ordinal) == shown || t == shown);
        Assert.Empty(page.Html.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_zero_byte_never_gets_as_far_as_the_field()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(400, (await AddAsync(site, "มี\0ศูนย์")).Status);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/sign-in");
        var body = Encoding.ASCII.GetBytes(string.Join('&', Screen.Fields(form.Html.Forms[0]).Select(f => $"{Uri.EscapeDataString(f.Key)}={(f.Key == "Input.UserName" ? "%FF%FE%80" : Uri.EscapeDataString(f.Value))}")));
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var answer = await form.Client.PostAsync(form.Address, content);
        Assert.Equal(422, (int)answer.StatusCode);
    }

    private static async Task<Screen> AddAsync(Site site, string name)
    {
        var page = await site.OpenAsync("/app/settings/users", Role.Administrator);
        var answer = await page.SubmitAsync(("ชื่อ-นามสกุล", name), ("ชื่อผู้ใช้", "somebody.new"), ("บทบาท", "เจ้าหน้าที่"));
        return answer.Status == 200 ? await site.OpenAsync("/app/settings/users", Role.Administrator) : answer;
    }
}
