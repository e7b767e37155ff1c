using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>A paper to publish, and the publishing of it the way Documents does.</summary>
internal static class Papers
{
    public static PublicPaper Report(int year = 2568, string item = "O28", string title = "รายงานผลมาตรการ", string body = "<h2>ผลการดำเนินการ</h2><p>จัดอบรมครบทุกส่วนราชการ</p>") => new(
        year, item, "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม", title, body, "สำนักปลัด", "นายตัวอย่าง ใจดี นายก อบต.ตัวอย่าง",
        new DateOnly(2025, 10, 6), new DateOnly(2025, 9, 30), new string('a', 64),
        [new PublicFile("รายงานผล 2568.pdf", "application/pdf", Encoding.ASCII.GetBytes("%PDF-1.7 one page"), 3)]);

    public static Task<string> PublishAsync(Site site, PublicPaper paper, string agency = "tuayang") => site.InAgencyAsync(agency, async services =>
    {
        var path = await services.GetRequiredService<IPublisher>().PublishAsync(paper, default);
        await services.GetRequiredService<AppDb>().SaveChangesAsync(default);
        return path;
    });

    public static Task WithdrawAsync(Site site, int year, string item, string reason) => site.InAgencyAsync("tuayang", async services =>
    {
        await services.GetRequiredService<IPublisher>().WithdrawAsync(year, item, reason, default);
        await services.GetRequiredService<AppDb>().SaveChangesAsync(default);
    });
}
