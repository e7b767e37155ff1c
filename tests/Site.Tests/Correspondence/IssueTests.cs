using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Correspondence;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Correspondence;

[Trait("engine", "each")]
public class IssueTests
{
    private static readonly DateOnly s_day = new(2026, 3, 30);

    [Fact]
    public async Task Fifty_at_once_get_fifty_numbers_without_a_gap()
    {
        await using var site = await Site.StartAsync(demo: true);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => IssueAsync(site, Order($"คำสั่งที่ {i}")))));
        Assert.Equal(Enumerable.Range(1, 50), numbers.Select(n => n.Running - numbers.Min(m => m.Running) + 1).Order());
        Assert.Equal(50, numbers.Select(n => n.Text).Distinct().Count());
        await site.InAgencyAsync("tuayang", async s => Assert.Null(await AuditChain.FirstBreakAsync(s.GetRequiredService<AppDb>(), default)));
    }

    [Fact]
    public async Task Who_looks_at_the_next_number_sets_up_no_register_and_two_who_begin_one_share_it()
    {
        await using var site = await Site.StartAsync(demo: true);
        Task<List<NumberSeries>> SeriesAsync() => site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<NumberSeries>().AsNoTracking().ToListAsync());
        await site.InAgencyAsync("sommut", services => services.GetRequiredService<INumbers>().NextAsync(NumberKinds.Certificate, null, s_day, default));
        Assert.DoesNotContain(await SeriesAsync(), x => x.Kind == RegisterKind.Certificate);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => site.InAgencyAsync("sommut", async services =>
        {
            // As the page of a new line does: it shows the next number, and then takes one, in one unit of work.
            await services.GetRequiredService<INumbers>().NextAsync(NumberKinds.Certificate, null, s_day, default);
            Assert.True((await services.GetRequiredService<INumbers>().IssueAsync(Order("ใบรับรอง") with { Kind = NumberKinds.Certificate }, default)).Done);
        }))));
        Assert.Single(await SeriesAsync(), x => x.Kind == RegisterKind.Certificate);
    }

    [Fact]
    public async Task Fifty_who_ask_for_one_paper_get_one_number()
    {
        await using var site = await Site.StartAsync(demo: true);
        var request = Order("คำสั่งแต่งตั้งคณะทำงาน");
        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => IssueAsync(site, request))));
        Assert.Single(numbers.Distinct());
    }

    [Theory]
    [InlineData(NumberKinds.Letter, "สม 99901/1")]
    [InlineData(NumberKinds.Circular, "สม 99901/ว 1")]
    [InlineData(NumberKinds.Memo, "สม 99901/1")]
    [InlineData(NumberKinds.Order, "1/2571")]
    [InlineData(NumberKinds.Announcement, "1/2571")]
    [InlineData(NumberKinds.Minutes, "ครั้งที่ 1/2571")]
    [InlineData(NumberKinds.Certificate, "1/2571")]
    public async Task Without_any_setting_numbers_are_written_as_the_regulation_has_them(string kind, string text)
    {
        await using var site = await Site.StartAsync(demo: true);
        var number = await IssueAsync(site, Order("เรื่องตัวอย่าง") with { Kind = kind, On = new(2028, 1, 4) });
        Assert.Equal(text, number.Text);
    }

    [Fact]
    public async Task Every_calendar_year_begins_at_one()
    {
        await using var site = await Site.StartAsync(demo: true);
        await IssueAsync(site, Order("ปลายปี") with { On = new(2027, 12, 31) });
        Assert.Equal("2/2570", (await IssueAsync(site, Order("ปลายปีอีกฉบับ") with { On = new(2027, 12, 31) })).Text);
        Assert.Equal("1/2571", (await IssueAsync(site, Order("ต้นปี") with { On = new(2028, 1, 1) })).Text);
    }

    [Fact]
    public async Task A_number_is_taken_back_with_the_transaction_that_asked_for_it()
    {
        await using var site = await Site.StartAsync(demo: true);
        var first = await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var number = (await s.GetRequiredService<INumbers>().IssueAsync(Order("ยังไม่เสร็จ"), default)).Value!;
            await transaction.RollbackAsync();
            return number;
        });
        Assert.Equal(first.Running, (await IssueAsync(site, Order("ฉบับจริง"))).Running);
    }

    [Fact]
    public async Task A_reserved_number_is_used_once_for_its_kind_unit_and_year()
    {
        await using var site = await Site.StartAsync(demo: true);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var numbers = s.GetRequiredService<INumbers>();
            var kept = (await numbers.ReserveAsync(NumberKinds.Order, null, s_day, "คำสั่งที่จะลงนามบ่ายนี้", default)).Value!;
            var other = (await numbers.IssueAsync(Order("มาก่อน"), default)).Value!;
            Assert.Equal(kept.Running + 1, other.Running);
            Assert.Contains(await numbers.ReservedAsync(NumberKinds.Order, null, default), r => r.Id == kept.Id);

            Assert.Equal("numbers.reservation", (await numbers.IssueAsync(Order("ผิดชนิด") with { Kind = NumberKinds.Memo, ReservationId = kept.Id }, default)).Refusal!.Code);
            Assert.Equal("numbers.reservation-year", (await numbers.IssueAsync(Order("ผิดปี") with { On = s_day.AddYears(1), ReservationId = kept.Id }, default)).Refusal!.Code);
            Assert.Equal(kept, (await numbers.IssueAsync(Order("ใช้เลขจอง") with { ReservationId = kept.Id }, default)).Value);
            Assert.Equal("numbers.reservation", (await numbers.IssueAsync(Order("ใช้ซ้ำ") with { ReservationId = kept.Id }, default)).Refusal!.Code);
        });
    }

    [Fact]
    public async Task A_struck_number_stays_and_its_paper_gets_another()
    {
        await using var site = await Site.StartAsync(demo: true);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var numbers = s.GetRequiredService<INumbers>();
            var request = Order("คำสั่งที่พิมพ์ผิด");
            var first = (await numbers.IssueAsync(request, default)).Value!;
            Assert.Equal("numbers.reason", (await numbers.VoidAsync(first.Id, "  ", default))!.Refusal!.Code);
            Assert.True((await numbers.VoidAsync(first.Id, "พิมพ์ชื่อผิด", default))!.Done);
            Assert.Equal("numbers.void", (await numbers.VoidAsync(first.Id, "อีกครั้ง", default))!.Refusal!.Code);
            Assert.Null(await numbers.VoidAsync(Guid.CreateVersion7(), "ไม่มี", default));
            Assert.Null(await numbers.FindAsync(request.SubjectType, request.SubjectId, default));
            Assert.Equal(first.Running + 1, (await numbers.IssueAsync(request, default)).Value!.Running);
        });
    }

    [Fact]
    public async Task Papers_are_found_by_number_or_title_and_cited_in_full()
    {
        await using var site = await Site.StartAsync(demo: true);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var numbers = s.GetRequiredService<INumbers>();
            var order = (await numbers.IssueAsync(Order("แต่งตั้งคณะทำงานกลั่นกรอง"), default)).Value!;
            var hit = Assert.Single(await numbers.SearchAsync(NumberKinds.Order, "กลั่นกรอง", null, 10, default));
            Assert.Equal(order.Id, hit.Id);
            Assert.Equal($"คำสั่งองค์การบริหารส่วนตำบลตัวอย่าง ที่ {order.Text} ลงวันที่ 30 มีนาคม 2569", hit.Citation);
            Assert.Contains(await numbers.SearchAsync("", Prongsai.Platform.Thai.ThaiDigits.ToThai(order.Text), 2569, 10, default), h => h.Id == order.Id);
            Assert.Empty(await numbers.SearchAsync("nonsense", "", null, 10, default));
        });
    }

    [Fact]
    public async Task Numbers_of_one_agency_are_nothing_to_another()
    {
        await using var site = await Site.StartAsync(demo: true);
        var request = Order("คำสั่งของเรา");
        var ours = await IssueAsync(site, request);
        await site.InAgencyAsync("sommut", async s =>
        {
            var numbers = s.GetRequiredService<INumbers>();
            Assert.Null(await numbers.FindAsync(request.SubjectType, request.SubjectId, default));
            Assert.Null(await numbers.VoidAsync(ours.Id, "แอบลบ", default));
            Assert.Empty(await numbers.SearchAsync("", "คำสั่งของเรา", null, 10, default));
            Assert.Equal("numbers.reservation", (await numbers.IssueAsync(request with { ReservationId = ours.Id }, default)).Refusal!.Code);
        });
    }

    [Fact]
    public async Task Without_a_prefix_the_office_is_told_where_to_enter_it()
    {
        await using var site = await Site.StartAsync();
        var outcome = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<INumbers>().IssueAsync(Order("หนังสือ") with { Kind = NumberKinds.Letter }, default));
        Assert.Equal("numbers.no-prefix", outcome.Refusal!.Code);
        Assert.Equal("numbers.kind", (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<INumbers>().IssueAsync(Order("รับ") with { Kind = NumberKinds.Incoming }, default))).Refusal!.Code);
    }

    private static NumberRequest Order(string title) => new(NumberKinds.Order, null, s_day, title, "paper", Guid.CreateVersion7());

    private static Task<PaperNumber> IssueAsync(Site site, NumberRequest request) =>
        site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<INumbers>().IssueAsync(request, default)).Value!);
}
