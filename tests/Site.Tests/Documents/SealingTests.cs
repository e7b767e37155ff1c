using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

[Trait("engine", "each")]
public sealed class SealingTests
{
    [Fact]
    public async Task A_paper_that_the_whole_chain_signed_has_a_number_its_signers_and_a_page_that_vouches_for_it()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "announcement");
        Assert.Matches("^[0-9]+/25[0-9]{2}$", kept.Number);
        var text = string.Join('\n', PlainText.Of(JsonSerializer.Deserialize<Paper>(kept.Snapshot, Json.Options)!));
        Assert.Contains(kept.ApprovedByName, text, StringComparison.Ordinal);
        Assert.Contains("/verify/" + kept.Code, text, StringComparison.Ordinal);

        var page = await site.OpenAsync("/verify/" + kept.Code);
        Assert.Equal(200, page.Status);
        Assert.Contains(kept.Number, page.All, StringComparison.Ordinal);
        Assert.Contains(kept.ApprovedByName, page.All, StringComparison.Ordinal);
        Assert.Contains(kept.Hash, page.All, StringComparison.Ordinal);
        Assert.Contains("ออกเอกสารฉบับนี้จริง", page.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_asked_to_be_shown_is_public_when_the_last_step_decided_and_not_before()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/2568/papers/plan/approve", Role.Officer);
        page = await page.PressAsync("เสนอ", ("เผยแพร่ให้ประชาชนเห็นทันทีที่ได้รับอนุมัติ", "true"));
        Assert.Contains("เสนอแล้ว ขณะนี้อยู่ที่", page.All, StringComparison.Ordinal);
        await PaperRoute.DrainAsync(site);
        // One was shown before.
        Assert.Equal(1, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<FrozenPaper>().CountAsync(f => f.FiscalYear == 2568 && f.Kind == "plan")));

        page = await page.PressAsync("ถอนเรื่อง", ("เหตุผลที่ถอนเรื่อง", "ขอแก้ไขก่อน"));
        Assert.Contains("ถอนเรื่องแล้ว", page.All, StringComparison.Ordinal);
        var kept = await PaperRoute.InkAsync(site, 2568, "plan");
        Assert.True(kept.IsPublic);
        Assert.Equal(200, (await site.OpenAsync(kept.PublicPath!)).Status);

        // Taken away on the list of the website: the page that vouches for the paper knows.
        await site.InAgencyAsync("tuayang", async services =>
        {
            await services.GetRequiredService<Prongsai.PublicSite.Contracts.IPublisher>().WithdrawAsync(2568, kept.PublicPath!.Split('/')[^1].ToUpperInvariant(), "มีเลขประจำตัวประชาชน", default);
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        await PaperRoute.DrainAsync(site);
        var proof = await site.OpenAsync("/verify/" + kept.Code);
        Assert.Contains("มีเลขประจำตัวประชาชน", proof.All, StringComparison.Ordinal);

        // Shown again; the same withdrawal, heard once more and late, does not mean this.
        site.Clock.Pass(TimeSpan.FromMinutes(1));
        await site.InAgencyAsync("tuayang", async services =>
        {
            Assert.True(await services.GetRequiredService<PublishPaper>().HandleAsync(new(kept.Id), default) is { Done: true });
            await services.GetRequiredService<AppDb>().Set<QueuedJob>().Where(j => j.Kind.EndsWith("PageWithdrawn")).ExecuteUpdateAsync(j => j.SetProperty(x => x.DoneAt, (DateTime?)null));
        });
        Assert.True(await PaperRoute.DrainAsync(site) > 0);
        Assert.True(await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<FrozenPaper>().AnyAsync(f => f.Id == kept.Id && f.PublishedAt != null && f.WithdrawnAt == null)));
    }

    [Fact]
    public async Task A_comma_changed_on_the_way_makes_the_approval_void_and_shows_the_difference()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/2568/papers/order/approve", Role.Officer);
        page = await page.PressAsync("เสนอ");
        Assert.Contains("รออนุมัติ", page.All, StringComparison.Ordinal);
        await site.InAgencyAsync("tuayang", services => services.GetRequiredService<SaveDraft>().HandleAsync(
            new(2568, "order", new Dictionary<string, string>(StringComparer.Ordinal) { ["effective"] = "ทั้งนี้ ตั้งแต่บัดนี้, เป็นต้นไป" }), default));
        page = await site.OpenAsync("/app/2568/papers/order/approve", Role.Officer);
        Assert.Contains("เป็นโมฆะเพราะเนื้อหาเปลี่ยน", page.All, StringComparison.Ordinal);
        Assert.Contains("บัดนี้, เป็นต้นไป", page.Text("ins"), StringComparison.Ordinal);
        Assert.DoesNotContain(",", page.Text("del"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hearing_twice_that_a_route_is_complete_keeps_one_paper_and_one_number()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "announcement");
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var rows = await db.Set<QueuedJob>().Where(j => j.Kind.EndsWith("ApprovalCompleted")).ToListAsync();
            rows.ForEach(row => (row.DoneAt, row.Attempts, row.LeasedUntil) = (null, 0, null));
            await db.SaveChangesAsync();
        });
        Assert.True(await PaperRoute.DrainAsync(site) > 0);
        var all = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<FrozenPaper>().Where(f => f.FiscalYear == 2568 && f.Kind == "announcement").ToListAsync());
        Assert.Equal(kept.Number, Assert.Single(all).Number);
    }

    [Fact]
    public async Task A_file_that_is_checked_is_the_same_or_not_and_is_not_kept()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "announcement");
        var (bytes, files) = await site.InAgencyAsync("tuayang", async services =>
        {
            using var file = (await services.GetRequiredService<BlobStore>().OpenAsync(kept.DocxFileId, default))!;
            using var copy = new MemoryStream();
            await file.Content.CopyToAsync(copy);
            return (copy.ToArray(), await services.GetRequiredService<AppDb>().Set<StoredFile>().CountAsync());
        });
        Assert.Contains("ตรงกับไฟล์ Word", await CheckAsync(site, kept.Code, bytes), StringComparison.Ordinal);
        bytes[^1] ^= 1;
        Assert.Contains("ไม่ตรงกับไฟล์ที่หน่วยงานเก็บไว้", await CheckAsync(site, kept.Code, bytes), StringComparison.Ordinal);
        Assert.Contains("ไฟล์ว่างเปล่า", await CheckAsync(site, kept.Code, []), StringComparison.Ordinal);
        Assert.Equal(files, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<StoredFile>().CountAsync()));
    }

    [Fact]
    public async Task A_code_of_one_office_says_nothing_at_another_and_a_typed_code_may_have_spaces_and_capitals()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "announcement");
        Assert.Equal(404, (await site.OpenAsync("/verify/" + kept.Code, agency: "sommut")).Status);
        Assert.Equal(404, (await site.OpenAsync("/verify/" + new string('0', 26))).Status);
        Assert.Equal(404, (await site.OpenAsync("/verify?typed=" + Uri.EscapeDataString("<script>alert(1)</script>"))).Status);
        var typed = string.Join(' ', kept.Code.ToUpperInvariant().Chunk(4).Select(c => new string(c)));
        Assert.Contains(kept.Number, (await site.OpenAsync("/verify?typed=" + Uri.EscapeDataString(typed))).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memo_is_vouched_for_without_saying_what_stands_in_it()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/2568/papers/memo/approve", Role.Officer);
        await page.PressAsync("ถอนเรื่อง", ("เหตุผลที่ถอนเรื่อง", "ขอแก้ไขก่อน"));
        var kept = await PaperRoute.InkAsync(site, 2568, "memo");
        var proof = await site.OpenAsync("/verify/" + kept.Code);
        Assert.Contains(kept.Number, proof.All, StringComparison.Ordinal);
        Assert.DoesNotContain(kept.Title, proof.All, StringComparison.Ordinal);
        Assert.DoesNotContain(kept.ApprovedByName, proof.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_approved_hashes_to_the_paper_before_it_was_signed()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await PaperRoute.InkAsync(site, 2568, "announcement");
        var sent = await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<SentPapers>().FindAsync(kept.PaperId!.Value, kept.Hash, default))!);
        Assert.Equal(kept.Hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sent.Version.Snapshot))));
        Assert.NotEqual(kept.Snapshot, sent.Version.Snapshot);
        Assert.Equal(ApprovalState.Granted, (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IApprovals>().OfAsync(PaperSubject.TypeName, kept.PaperId!.Value, default)))!.State);
    }

    private static async Task<string> CheckAsync(Site site, string code, byte[] bytes)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "ไฟล์.docx" } };
        using var client = site.NewClient("localhost");
        using var answer = await client.PostAsync(new Uri("/verify/" + code, UriKind.Relative), content);
        return await answer.Content.ReadAsStringAsync();
    }
}
