using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Agency.Contracts;

namespace Prongsai.Site.Tests.Agency;

[Trait("engine", "each")]
public class SigningRightTests
{
    private static readonly DateOnly s_day = new(2026, 11, 20);

    [Fact]
    public async Task Who_acts_signs_for_the_post_with_capacity_order_and_block()
    {
        await using var site = await Site.StartAsync(demo: true);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var directory = s.GetRequiredService<IAgencyDirectory>();
            var post = (await directory.PositionsAsync(default)).Single(p => p.Name.StartsWith("ปลัด", StringComparison.Ordinal));
            var right = await directory.WhoSignsAsync(post.Id, s_day, default);
            var signer = Assert.Single(right.Signers);
            Assert.Null(right.Problem);
            Assert.Equal(("นายสำรวจ มั่นคง", "รักษาราชการแทน", "คำสั่ง อบต.ตัวอย่าง ที่ 412/2565"), (signer.FullName, signer.Capacity, signer.OrderReference));
            Assert.Equal(["ผู้อำนวยการกองช่าง รักษาราชการแทน", post.Name], signer.Block.Lines);

            var posts = await directory.PositionsOfAsync(signer.PersonId, s_day, default);
            Assert.Equal(["ปลัดองค์การบริหารส่วนตำบลตัวอย่าง", "ผู้อำนวยการกองช่าง"], posts.Select(id => directory.PositionsAsync(default).GetAwaiter().GetResult().Single(p => p.Id == id).Name));
        });
    }

    [Fact]
    public async Task After_the_last_day_nobody_signs_and_the_reason_is_told()
    {
        await using var site = await Site.StartAsync(demo: true);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var directory = s.GetRequiredService<IAgencyDirectory>();
            var people = await directory.PeopleAsync(default);
            var head = people.Single(p => p.Position == "หัวหน้าสำนักปลัด");
            var post = (await directory.PositionsOfAsync(head.Id, s_day, default))[0];
            Assert.True((await s.GetRequiredService<LeaveService>().HandleAsync(head.Id, new(2026, 11, 30), default))!.Done);

            Assert.Equal(new DateOnly(2026, 11, 30), (await directory.WhoSignsAsync(post, new(2026, 11, 30), default)).Signers[0].To);
            var after = await directory.WhoSignsAsync(post, new(2026, 12, 1), default);
            Assert.Empty(after.Signers);
            Assert.Contains("วันที่ 1 ธ.ค. 2569 ไม่มีผู้มีอำนาจลงนามในตำแหน่ง หัวหน้าสำนักปลัด เพราะการดำรงตำแหน่งของนางสาวนามแฝง รักงาน สิ้นสุดเมื่อ 30 พ.ย. 2569", after.Problem, StringComparison.Ordinal);
            Assert.Empty(await directory.PositionsOfAsync(head.Id, new(2026, 12, 1), default));

            var before = await directory.WhoSignsAsync(post, new(2000, 1, 1), default);
            Assert.Contains("เริ่ม", before.Problem, StringComparison.Ordinal);
            Assert.Contains("ไม่พบตำแหน่งนี้", (await directory.WhoSignsAsync(Guid.CreateVersion7(), s_day, default)).Problem, StringComparison.Ordinal);
        });
    }
}
