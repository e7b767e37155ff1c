using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>The chain outside the house: what is exported can be checked anywhere, and whatever was done to it is found.</summary>
[Trait("engine", "each")]
public sealed class AuditFileTests
{
    [Fact]
    public async Task An_auditor_takes_the_chain_away_and_any_change_to_it_is_found()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            for (var n = 1; n <= 5; n++)
            {
                db.Record("measure.changed", "ก" + n, new { n, name = "มาตรการ \"ที่\" " + n });
            }

            await db.SaveChangesAsync();
        });

        var page = await site.OpenAsync("/app/settings/audit", Role.Auditor);
        Assert.Contains("ครบทุกรายการ", page.All, StringComparison.Ordinal);
        var client = await site.ClientAsync(Role.Auditor);
        using var answer = await client.GetAsync(new Uri("/app/settings/audit/export", UriKind.Relative));
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        var lines = text.TrimEnd('\n').Split('\n');

        var whole = await ReadAsync(text);
        Assert.True(whole.Holds, $"{whole.Break} {whole.Problem}");
        Assert.Equal(lines.Length - 1, whole.Events);
        Assert.Contains("audit.exported", lines[^1], StringComparison.Ordinal);
        Assert.True((await ReadAsync(text, whole.LastHash.ToUpperInvariant())).Holds);
        Assert.Equal("audit.other-end", (await ReadAsync(text, new string('0', 64))).Problem);

        var place = Array.FindIndex(lines, l => l.Contains("\"ก3\"", StringComparison.Ordinal));
        Assert.Equal(place, (await ReadAsync(Changed(lines, l => l[place] = l[place].Replace("ก3", "ข3", StringComparison.Ordinal)))).Break);
        Assert.Equal(place, (await ReadAsync(Changed(lines, l => l.RemoveAt(place)))).Break);
        Assert.Equal(place, (await ReadAsync(Changed(lines, l => (l[place], l[place + 1]) = (l[place + 1], l[place])))).Break);
        Assert.Equal(place + 1, (await ReadAsync(Changed(lines, l => l.Insert(place, l[place])))).Break);
        Assert.Equal(place, (await ReadAsync(Changed(lines, l => l[place] = l[place][..20]))).Break);
        Assert.Equal("audit.cut", (await ReadAsync(Changed(lines, l => l.RemoveAt(l.Count - 1)))).Problem);
        Assert.Equal(1, (await ReadAsync(Changed(lines, l => l[0] = OfAnother(l[0])))).Break);
        Assert.Equal("audit.not-ours", (await ReadAsync("")).Problem);
        Assert.Equal("audit.not-ours", (await ReadAsync("{\"format\":\"other\"}\n")).Problem);
    }

    [Fact]
    public async Task All_that_was_done_to_one_thing_stands_together()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Record("measure.changed", "เรื่อง & ก");
            db.Record("measure.changed", "เรื่อง ข");
            db.Record("measure.changed", "เรื่อง & ก");
            await db.SaveChangesAsync();
        });

        var page = await site.OpenAsync("/app/settings/audit?subject=" + Uri.EscapeDataString("เรื่อง & ก"), Role.Auditor);
        Assert.Equal(2, page.Html.QuerySelectorAll("main tbody tr").Length);
        Assert.DoesNotContain("เรื่อง ข", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(403, (await site.OpenAsync("/app/settings/audit/export", Role.Officer)).Status);
    }

    /// <summary>The head as if the chain were another agency's.</summary>
    private static string OfAnother(string head)
    {
        var id = head.IndexOf("\"agencyId\":\"", StringComparison.Ordinal) + "\"agencyId\":\"".Length;
        return head[..id] + (head[id] == '0' ? '1' : '0') + head[(id + 1)..];
    }

    private static string Changed(string[] lines, Action<List<string>> change)
    {
        var list = lines.ToList();
        change(list);
        return string.Join('\n', list) + "\n";
    }

    private static async Task<AuditFile.Reading> ReadAsync(string text, string? expected = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await AuditFile.ReadAsync(stream, expected, default);
    }
}
