using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Prongsai.Agency;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>Two who save the same thing at one moment: the second is told so, whatever was foreseen for it.</summary>
[Trait("engine", "each")]
public class SavedTogetherTests
{
    public static TheoryData<string, string, int> Errors => new()
    {
        { "taken", "POST", 409 }, { "primary", "POST", 409 }, { "postgres", "POST", 409 }, { "moved", "POST", 409 },
        { "taken", "GET", 500 }, { "foreign", "POST", 500 }, { "postgres-check", "POST", 500 }, { "other", "POST", 500 },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Only_a_taken_key_and_a_moved_row_are_told_as_such(string kind, string method, int status)
    {
        Exception error = kind switch
        {
            "taken" => new DbUpdateException("", new SqliteException("", 19, 2067)),
            "primary" => new DbUpdateException("", new SqliteException("", 19, 1555)),
            "foreign" => new DbUpdateException("", new SqliteException("", 19, 787)),
            "postgres" => new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", "23505")),
            "postgres-check" => new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", "23514")),
            "moved" => new DbUpdateConcurrencyException(""),
            _ => new InvalidOperationException(),
        };
        var context = new DefaultHttpContext { Request = { Method = method } };
        await new ErrorEdge(_ => throw error, NullLogger<ErrorEdge>.Instance).InvokeAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
    }

    [Fact]
    public async Task Many_who_add_one_unit_at_one_moment_add_it_once()
    {
        await using var site = await Site.StartAsync();
        var pages = new List<Screen>();
        for (var n = 0; n < 12; n++)
        {
            pages.Add(await site.OpenAsync("/app/settings/units/edit", Role.Administrator));
        }

        var answers = await Task.WhenAll(pages.Select(p => Task.Run(() => p.SubmitAsync(("ชื่อส่วนราชการ", "กองคลัง")))));
        Assert.All(answers, a => Assert.Contains(a.Status, (int[])[200, 409, 422]));
        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status == 409), a => Assert.Contains("มีผู้บันทึกเรื่องนี้ไปก่อนแล้ว", a.Text("h1"), StringComparison.Ordinal));
        Assert.Equal(1, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Unit>().CountAsync()));
    }

    [Fact]
    public async Task The_second_first_save_of_the_office_is_refused_and_keeps_nothing()
    {
        await using var site = await Site.StartAsync();
        var refused = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<SaveOffice>().HandleAsync(
            Of("สำนักงานหลัง", new(new Meanwhile(() => site.InAgencyAsync("tuayang", other => other.GetRequiredService<SaveOffice>().HandleAsync(Of("สำนักงานแรก", null), default))), "seal.png", "Input.Seal")), default));
        Assert.Equal("office.saved-together", refused.Refusal?.Code);
        Assert.Equal(["สำนักงานแรก"], await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Office>().Select(o => o.Name).ToListAsync()));
    }

    private static SaveOffice.Input Of(string name, SaveOffice.Upload? seal) => new(name, name, "นายก", "", "", "", "", "", "", "", Seal: seal);

    /// <summary>A picture whose reading takes as long as somebody else's saving.</summary>
    private sealed class Meanwhile(Func<Task> other) : MemoryStream(Agency.PictureTests.Png(300, 300))
    {
        private bool _done;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_done)
            {
                _done = true;
                await other();
            }

            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
