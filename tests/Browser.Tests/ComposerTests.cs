using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>What the writing page does with script: saves by itself, tells who is late, takes turns on a phone, and cleans what comes from Word.</summary>
public class ComposerTests(Product product)
{
    [Fact]
    public async Task Two_people_write_one_letter_and_nothing_is_lost_not_even_without_a_network()
    {
        await using var officer = await Visitor.ComeAsync(product);
        await officer.SignInAsync("officer");
        var path = await BeginAsync(officer.Page);
        await using var secretary = await Visitor.ComeAsync(product);
        await secretary.SignInAsync("secretary");
        await secretary.Page.GotoAsync(path);

        var (mine, theirs) = (await SubjectAsync(officer.Page), await SubjectAsync(secretary.Page));
        await mine.FillAsync("เรื่องที่เจ้าหน้าที่เขียน");
        await Says(officer.Page, "บันทึกอัตโนมัติ");
        await theirs.FillAsync("เรื่องที่ปลัดเขียน");
        await Says(secretary.Page, "มีผู้แก้ไขร่างนี้ที่หน้าอื่น");
        await Assertions.Expect(secretary.Page.Locator("[data-theirs]")).ToContainTextAsync("เรื่องที่เจ้าหน้าที่เขียน");
        Assert.Equal("เรื่องที่ปลัดเขียน", await theirs.InputValueAsync());

        await officer.Page.Context.SetOfflineAsync(true);
        await mine.FillAsync("เรื่องที่เขียนตอนเครือข่ายขาด");
        await Says(officer.Page, "ยังต่อเครือข่ายไม่ได้");
        Assert.Equal("เรื่องที่เขียนตอนเครือข่ายขาด", await mine.InputValueAsync());
        await officer.Page.Context.SetOfflineAsync(false);
        await Says(officer.Page, "บันทึกอัตโนมัติ");

        await secretary.Page.GetByRole(AriaRole.Button, new() { Name = "บันทึกร่าง" }).ClickAsync();
        await Assertions.Expect(secretary.Page.Locator("[role=alert]")).ToContainTextAsync("มีผู้แก้ไขที่หน้าอื่น");
        await Assertions.Expect(secretary.Page.Locator("main")).ToContainTextAsync("เรื่องที่เขียนตอนเครือข่ายขาด");
        Assert.Equal("เรื่องที่ปลัดเขียน", await (await SubjectAsync(secretary.Page)).InputValueAsync());
        await officer.Page.GotoAsync("/app");
    }

    [Fact]
    public async Task On_a_phone_the_words_and_the_paper_take_turns()
    {
        await using var officer = await Visitor.ComeAsync(product, width: 360);
        await officer.SignInAsync("officer");
        await BeginAsync(officer.Page);
        await Assertions.Expect(officer.Page.Locator("#look")).ToBeHiddenAsync();
        await officer.Page.Locator(".paper-tabs a[href='#look']").ClickAsync();
        await Assertions.Expect(officer.Page.Locator("#write")).ToBeHiddenAsync();
        await Assertions.Expect(officer.Page.Locator("#paper")).ToBeVisibleAsync();
        await officer.ShootAsync("composer-phone-paper");
        await officer.Page.Locator(".paper-tabs a[href='#write']").PressAsync("Enter");
        await Assertions.Expect(officer.Page.Locator("#write")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_paste_from_Word_becomes_plain_lines()
    {
        await using var officer = await Visitor.ComeAsync(product);
        await officer.SignInAsync("officer");
        await BeginAsync(officer.Page);
        var area = officer.Page.Locator("textarea[name$='.Value']").Last;
        await area.EvaluateAsync(
            """
            (box) => {
              const data = new DataTransfer();
              data.setData('text/html', `<html><body><script>window.hurt = 1</script><img src=x onerror="window.hurt = 2">
                <p class=MsoListParagraph><span style='mso-list:Ignore'>1.&nbsp;</span>ข้อ  แรก</p><ul><li>ข้อสอง<b onclick=x>หนา</b></li></ul>
                <table><tr><td>ก</td><td>ข</td></tr><tr><td>ค</td><td>ง</td></tr></table></body></html>`);
              data.setData('text/plain', 'ข้อ');
              box.focus();
              box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        Assert.Equal("ข้อ แรก\nข้อสองหนา\nก ข\nค ง", (await area.InputValueAsync()).Trim());
        Assert.True(await officer.Page.EvaluateAsync<bool>("() => window.hurt === undefined"));
        await Says(officer.Page, "บันทึกอัตโนมัติ");
    }

    private static async Task<string> BeginAsync(IPage page)
    {
        await page.GotoAsync("/app/2570/papers");
        await page.Locator("select[name='NewKind']").SelectOptionAsync("letter");
        await page.GetByRole(AriaRole.Button, new() { Name = "เขียนหนังสือใหม่" }).ClickAsync();
        await Visitor.ArriveAsync(page, "/papers/write/");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<ILocator> SubjectAsync(IPage page)
    {
        await Assertions.Expect(page.GetByLabel("เรื่อง", new() { Exact = true })).ToBeVisibleAsync();
        return page.GetByLabel("เรื่อง", new() { Exact = true });
    }

    private static Task Says(IPage page, string words) =>
        Assertions.Expect(page.Locator("form[data-autosave] > [role=status]")).ToContainTextAsync(words, new() { Timeout = 40_000 });
}
