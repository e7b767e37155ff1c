using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Agency;

/// <summary>A whole office pasted at once, and what the other parts of the product hear of it.</summary>
public class AddStaffTests
{
    [Fact]
    public async Task Thirty_people_with_posts_make_one_fact_and_not_ninety()
    {
        await using var site = await Site.StartAsync();
        var done = await site.InAgencyAsync("tuayang", async s =>
            await s.GetRequiredService<AddStaff>().HandleAsync(new([.. Enumerable.Range(1, 30).Select(n => Line(n))], new(2026, 11, 1)), default));
        Assert.Equal((30, 30), (done.Value!.Added, done.Value.Posts));
        Assert.Equal(1, await FactsAsync(site));
    }

    [Fact]
    public async Task The_next_change_is_a_fact_of_its_own_also_in_the_same_unit_of_work()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Raise(new OfficeChanged());
            db.Raise(new OfficeChanged());
            await db.SaveChangesAsync(default);
            db.Raise(new OfficeChanged());
            await db.SaveChangesAsync(default);
        });
        Assert.Equal(2, await FactsAsync(site));
    }

    [Fact]
    public async Task A_fact_that_was_rolled_back_is_told_with_the_next_change()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await using (await db.Database.BeginTransactionAsync())
            {
                db.Raise(new OfficeChanged());
                await db.SaveChangesAsync(default);
            }

            db.Raise(new OfficeChanged());
            await db.SaveChangesAsync(default);
        });
        Assert.Equal(1, await FactsAsync(site));
    }

    private static AddStaff.Line Line(int n) => new("นาย", FormattableString.Invariant($"ตัวอย่าง{n}"), "ใจดี", "พนักงานจ้างทั่วไป", null, "", "");

    private static Task<int> FactsAsync(Site site) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().CountAsync(j => j.Kind == "event:" + typeof(OfficeChanged).FullName && j.DoneAt == null));
}
