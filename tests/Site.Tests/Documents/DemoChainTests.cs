using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Papers;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Documents;

/// <summary>What a newcomer finds: the chain of a year, drafter to mayor, went round on the screen and its report is public.</summary>
[Trait("engine", "each")]
public sealed class DemoChainTests
{
    [Fact]
    public async Task The_chain_of_the_finished_year_decided_on_the_screen_and_its_report_is_public()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (memo, report) = (await KeptAsync(site, "memo"), await KeptAsync(site, "result"));
        foreach (var kept in (FrozenPaper[])[memo, report])
        {
            var view = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IApprovals>().OfAsync("paper", kept.PaperId!.Value, default));
            Assert.Equal(ApprovalState.Granted, view!.State);
            Assert.All(view.Steps, step => Assert.Equal(DecisionMeans.Screen, step.Decision!.Means));
            Assert.Equal(["", "", "รักษาราชการแทน", ""], view.Steps.Select(step => step.Decision!.Capacity));
            Assert.Equal("นางสาววิเคราะห์ แจ่มแจ้ง", view.StartedByName);
        }

        // One stamp for who wrote it and one for each post, with the day and the time of the story.
        var text = Squeezed(string.Concat(PlainText.Of(JsonSerializer.Deserialize<Paper>(memo.Snapshot, Json.Options)!)));
        Assert.Equal(5, text.Split("ลงนามทางอิเล็กทรอนิกส์27ก.ย.2567").Length - 1);
        Assert.Contains("ผู้อำนวยการกองช่างรักษาราชการแทน", text, StringComparison.Ordinal);

        // The mayor and the one who acts for the secretary keep a picture; what they signed with ink carries none, and neither does the public page.
        Assert.Equal(2, Hands(memo));
        Assert.Equal(0, Hands(await KeptAsync(site, "announcement")));
        Assert.True(report.IsPublic);
        Assert.Equal(200, (await site.OpenAsync(report.PublicPath!)).Status);

        var ink = await site.InAgencyAsync("tuayang", async s => await s.GetRequiredService<IApprovals>().OfAsync("paper", (await KeptAsync(site, "announcement")).PaperId!.Value, default));
        Assert.All(ink!.Steps, step => Assert.Equal(DecisionMeans.Paper, step.Decision!.Means));
        Assert.Null(await site.InAgencyAsync("tuayang", s => AuditChain.FirstBreakAsync(s.GetRequiredService<AppDb>(), default)));
    }

    [Fact]
    public async Task The_memo_of_the_running_year_waits_for_the_head_of_the_office_after_the_head_of_section_agreed()
    {
        await using var site = await Site.StartAsync(demo: true);
        Assert.Equal("รออนุมัติ (1)", (await site.OpenAsync("/app/approvals", user: "head")).Text("h1"));
        var section = await site.OpenAsync("/app/approvals", user: "section");
        Assert.Equal("รออนุมัติ (1)", section.Text("h1"));
        Assert.Contains("เผยแพร่ข้อมูล O20", section.All, StringComparison.Ordinal);
        Assert.Equal("รออนุมัติ (0)", (await site.OpenAsync("/app/approvals", user: "mayor")).Text("h1"));
        Assert.Equal("รออนุมัติ (1)", (await site.OpenAsync("/app/approvals", user: "head.sommut", agency: "sommut")).Text("h1"));
        var item = await (await site.OpenAsync("/app/approvals", user: "head")).FollowAsync("บันทึกข้อความ เรื่อง รายงานผล");
        Assert.Contains("ตรวจสอบแล้ว", item.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tuayang", "section head secretary mayor")]
    [InlineData("sommut", "head.sommut secretary.sommut mayor.sommut")]
    public async Task Every_post_of_the_chain_has_an_account(string slug, string accounts)
    {
        await using var site = await Site.StartAsync(demo: true);
        var names = await site.InAgencyAsync(slug, async services =>
        {
            var (office, db) = (services.GetRequiredService<IAgencyDirectory>(), services.GetRequiredService<AppDb>());
            var found = new List<string?>();
            foreach (var post in await office.ChainPositionsAsync(default))
            {
                var signer = (await office.WhoSignsAsync(post.Id, new(2026, 11, 20), default)).Signers[0].PersonId;
                var account = (await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.PersonId == signer)).AccountId;
                found.Add((await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == account)).UserName);
            }

            return found;
        });
        Assert.Equal(accounts, string.Join(' ', names));
    }

    private static int Hands(FrozenPaper kept) => HtmlWriter.ToPrint(JsonSerializer.Deserialize<Paper>(kept.Snapshot, Json.Options)!).Split("alt=\"ลายมือชื่อ\"").Length - 1;

    /// <summary>Without the marks and spaces that only tell where a line may end.</summary>
    private static string Squeezed(string text) =>
        ThaiDigits.ToArabic(string.Concat(text.Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)));

    private static Task<FrozenPaper> KeptAsync(Site site, string kind) => site.InAgencyAsync("tuayang", services =>
        services.GetRequiredService<AppDb>().Set<FrozenPaper>().AsNoTracking().SingleAsync(f => f.FiscalYear == 2567 && f.Kind == kind));
}
