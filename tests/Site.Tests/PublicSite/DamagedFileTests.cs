using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>One file on the disk is not what was stored.</summary>
public sealed class DamagedFileTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task H143_Only_that_file_is_withheld_with_a_number_to_report_and_all_else_is_served(bool gone)
    {
        await using var site = await Site.StartAsync();
        var (damaged, sound) = (await Papers.PublishAsync(site, Papers.Report()) + "/files/o28-2568-v1.pdf", await Papers.PublishAsync(site, Papers.Report(item: "O34")) + "/files/o34-2568-v1.pdf");
        await site.InAgencyAsync("tuayang", s =>
        {
            // The older of the two: their names begin with their time.
            var file = Blobs.Of(s).MinBy(f => f.Name, StringComparer.Ordinal)!;
            if (gone)
            {
                file.Delete();
            }
            else
            {
                using var disk = file.Open(FileMode.Open);
                disk.WriteByte((byte)'x');
            }

            return Task.CompletedTask;
        });

        var withheld = await site.OpenAsync(damaged);
        Assert.Equal(500, withheld.Status);
        Assert.Matches("^[0-9A-F]{8}$", withheld.Text("strong"));
        Assert.DoesNotContain("%PDF", withheld.Html.Source.Text, StringComparison.Ordinal);
        foreach (var path in (string[])[sound, "/ita/2568/o28", "/ita/2568/o34", "/ita/2568", "/"])
        {
            Assert.Equal(200, (await site.OpenAsync(path)).Status);
        }

        Assert.Empty(await site.Services.GetRequiredService<Readiness>().ProblemsAsync(default));
    }
}
