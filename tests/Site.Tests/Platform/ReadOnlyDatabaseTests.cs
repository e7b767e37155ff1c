using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>The database answers and takes no change, as a standby that nobody promoted or a volume that was remounted.</summary>
[Trait("engine", "each")]
public sealed class ReadOnlyDatabaseTests
{
    private const string Edit = "/app/settings/people/edit";

    [Fact]
    public async Task H147_What_is_sent_is_answered_503_what_is_read_is_read_and_all_heals_by_itself()
    {
        var frozen = new Frozen();
        await using var site = await Site.StartAsync(services: s => s.ConfigureDbContext<AppDb>(db => db.AddInterceptors(frozen)));
        var form = await site.OpenAsync(Edit, Role.Administrator);
        var report = await site.OpenAsync("/report-error");
        site.Clock.Pass(TimeSpan.FromSeconds(10));
        frozen.Now = true;

        var sent = await AddAsync(form);
        Assert.Equal(503, sent.Status);
        Assert.Equal("30", sent.Headers.GetValues("Retry-After").Single());
        Assert.Contains("ข้อมูลที่บันทึกแล้วยังอยู่ครบ", sent.All, StringComparison.Ordinal);
        Assert.Equal(503, (await report.SubmitAsync(("ข้อมูลใดผิด และที่ถูกคืออะไร", "วันที่ในหน้าไม่ตรงกับเอกสาร"))).Status);
        foreach (var page in (string[])["/", "/ita", "/contact"])
        {
            var read = await site.OpenAsync(page);
            Assert.Equal(200, read.Status);
            Assert.DoesNotContain("แสดงข้อมูลล่าสุดเมื่อ", read.All, StringComparison.Ordinal);
        }

        // Also when it is time to note that somebody is still there.
        site.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(200, (await site.OpenAsync("/app/settings/people", Role.Administrator)).Status);
        Assert.Equal([HealthProblem.Database], await site.Services.GetRequiredService<Readiness>().ProblemsAsync(default));

        frozen.Now = false;
        Assert.Equal(200, (await AddAsync(form)).Status);
        Assert.Equal(1, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Person>().CountAsync(p => p.LastName == "รอบเดียว")));
    }

    private static Task<Screen> AddAsync(Screen form) => form.SubmitAsync(("คำนำหน้าหรือยศ", "นาย"), ("ชื่อ", "ตัวอย่าง"), ("นามสกุล", "รอบเดียว"));

    /// <summary>Has the engine itself refuse: the errors are the real ones.</summary>
    private sealed class Frozen : DbConnectionInterceptor
    {
        public bool Now { get; set; }

        private string Sentence => Engine.IsPostgres ? $"set default_transaction_read_only = {(Now ? "on" : "off")}" : $"pragma query_only = {(Now ? 1 : 0)}";

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sentence;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sentence;
            command.ExecuteNonQuery();
        }
    }
}
