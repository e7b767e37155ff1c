using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Platform;
using Prongsai.Site.Tests.Approvals;

namespace Prongsai.Site.Tests.Documents;

/// <summary>Papers on their way: what is sent again, thrown away, numbered, and who may open it.</summary>
[Trait("engine", "each")]
public sealed class PaperWayTests
{
    [Fact]
    public void Every_kind_of_paper_that_an_office_registers_has_a_register()
    {
        string[] none = [PaperKinds.Analysis, PaperKinds.Plan, PaperKinds.Result, PaperKinds.FailedItems, PaperKinds.Report];
        Assert.Equal(none, PaperKinds.All.Concat(PaperKinds.Free).Where(kind => PaperKinds.NumberOf(kind) is null));
    }

    [Fact]
    public async Task A_paper_that_came_back_is_sent_again_as_it_was_mended_and_the_words_that_went_out_are_the_new_ones()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await SendAsync(house, "order");
        await ReturnAsync(house, sent);
        await house.AsAsync("officer", services => services.GetRequiredService<SaveDraft>().HandleAsync(
            new(2568, "order", new Dictionary<string, string>(StringComparer.Ordinal) { ["effective"] = "ทั้งนี้ ตั้งแต่วันถัดจากวันลงนามเป็นต้นไป" }), default));

        var page = await house.Site.OpenAsync($"/app/approvals/{sent.Id}/again", Role.Officer);
        Assert.Equal("/app/2568/papers/order/approve", page.Address.AbsolutePath);
        await page.PressAsync("เสนอ");
        var now = await house.NowAsync(sent);
        Assert.Equal(ApprovalState.Running, now.State);
        Assert.NotEqual(sent.Hash, now.Hash);
        Assert.Contains("วันถัดจากวันลงนาม", (await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.Administrator)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decides_sees_that_the_public_will_see_it()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await SendAsync(house, "plan", publish: true);
        Assert.Contains("จะเผยแพร่ให้ประชาชนเห็นทันที", (await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.Executive)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_on_its_way_cannot_be_thrown_away_and_can_be_after_it_was_withdrawn()
    {
        await using var house = await ApprovalSite.StartAsync();
        var draft = await house.AsAsync("officer", async services =>
        {
            var made = (await services.GetRequiredService<StartPaper>().HandleAsync(new(2568, "general-memo"), default)).Value!;
            await services.GetRequiredService<SaveDraft>().HandleAsync(
                new(2568, "general-memo", new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = "ขอใช้ห้องประชุม", ["to"] = "นายก" }, made.Serial), default);
            return made;
        });
        var sent = await SendAsync(house, "general-memo", draft.Serial);
        var removed = await house.AsAsync("officer", s => s.GetRequiredService<RemovePaper>().HandleAsync(new(draft.Id), default));
        Assert.Equal("paper.on-its-way", removed?.Refusal?.Code);
        await house.AsAsync("officer", s => s.GetRequiredService<IApprovals>().WithdrawAsync(sent.Id, "ไม่ใช้แล้ว", default));
        Assert.True((await house.AsAsync("officer", s => s.GetRequiredService<RemovePaper>().HandleAsync(new(draft.Id), default)))!.Done);
    }

    [Fact]
    public async Task The_files_of_a_units_paper_open_for_the_unit_and_for_those_it_was_sent_to()
    {
        await using var house = await ApprovalSite.StartAsync();
        var draft = await house.AsAsync("head", async services =>
        {
            var made = (await services.GetRequiredService<StartPaper>().HandleAsync(new(2568, "general-memo"), default)).Value!;
            Assert.NotNull(made.UnitId);
            return made;
        });
        var sent = await SendAsync(house, "general-memo", draft.Serial, by: "head");
        var version = await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<PaperVersion>().AsNoTracking()
            .SingleAsync(v => v.PaperId == draft.Id && v.Why == VersionReason.Submitted));
        var path = $"/app/papers/versions/{version.Id:D}/docx";
        Assert.Equal(200, (await house.Site.OpenAsync(path, user: "head")).Status);
        Assert.Equal(200, (await house.Site.OpenAsync(path, user: "mayor")).Status);
        Assert.Equal(404, (await house.Site.OpenAsync(path, user: "finance")).Status);
        Assert.Equal(404, (await house.Site.OpenAsync(path, Role.Administrator, "sommut")).Status);
        Assert.Equal(ApprovalState.Running, sent.State);
    }

    [Fact]
    public async Task Ink_counts_from_the_day_of_the_signature_also_when_it_is_confirmed_later()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await SendAsync(house, "order");
        var first = Bangkok.Today(house.Site.Clock);
        house.Site.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Equal("approval.signed-on", (await InkAsync(house, sent, 1, first.AddDays(-1)))?.Refusal?.Code);
        Assert.Equal("approval.signed-on", (await InkAsync(house, sent, 1, first.AddDays(4)))?.Refusal?.Code);
        Assert.True(await InkAsync(house, sent, 1, first.AddDays(1)) is { Done: true });
        Assert.Equal(first.AddDays(1), Bangkok.DateOf((await house.NowAsync(sent)).Steps.Single(s => s.Place == 1).Decision!.At));
    }

    private static Task<ApprovalView> SendAsync(ApprovalSite house, string kind, string serial = "", bool publish = false, string by = "officer") => house.AsAsync(by, async services =>
    {
        var sent = await services.GetRequiredService<Prongsai.Documents.Approvals.SubmitPaper>().HandleAsync(new(2568, kind, serial, null, Urgent: false, publish), default);
        Assert.True(sent.Done, sent.Refusal?.Code);
        return sent.Value;
    });

    /// <summary>The first post signs with ink, the head of the office sends it back to its author.</summary>
    private static async Task ReturnAsync(ApprovalSite house, ApprovalView sent)
    {
        var decided = await InkAsync(house, sent, 1, on: null);
        Assert.True(decided is { Done: true }, decided?.Refusal?.Code);
        var back = await house.SendBackAsync("head", sent, 2, to: null);
        Assert.True(back is { Done: true }, back?.Refusal?.Code);
        await house.SettleAsync();
    }

    private static Task<Outcome<ApprovalView>?> InkAsync(ApprovalSite house, ApprovalView sent, int place, DateOnly? on) => house.AsAsync("admin", async services =>
    {
        var step = sent.Steps.Single(s => s.Place == place);
        var signer = (await services.GetRequiredService<Prongsai.Agency.Contracts.IAgencyDirectory>().WhoSignsAsync(step.PositionId, Bangkok.Today(house.Site.Clock), default)).Signers[0];
        var scan = await services.GetRequiredService<DemoScan>().KeepAsync(default);
        return await services.GetRequiredService<IApprovals>().DecideOnPaperAsync(
            new(sent.Id, step.Id, signer.PersonId, DecisionWord.Agreed, "", "", sent.Hash, scan, on), default);
    });
}
