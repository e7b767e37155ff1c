using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Transfer;

namespace Prongsai.Site.Tests.Platform.Transfer;

/// <summary>An agency leaves one installation whole and arrives in another whole, over both engines.</summary>
[Trait("engine", "each")]
public sealed class TransferTests
{
    private const string Audit = "tables/platform_audit.jsonl";

    // On PostgreSQL: from there to SQLite and on to another PostgreSQL.
    [Fact]
    public async Task Everything_of_an_agency_arrives_with_equal_counts_and_hashes_and_its_people_sign_in()
    {
        await using var source = await Site.StartAsync(demo: true);
        await source.InAgencyAsync("tuayang", async services =>
        {
            using var content = new MemoryStream("เอกสารทดลอง"u8.ToArray());
            await services.GetRequiredService<BlobStore>().SaveAsync(content, "ทดลอง.txt", "text/plain", 1024, default);
            services.GetRequiredService<AppDb>().Enqueue("website.freeze-later", new { });
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        var (first, report) = await ExportAsync(source, "tuayang", "one.zip");
        Assert.Empty(report.Lost);
        Assert.True(report.Files > 0 && report.Rows > 20);

        await using var middle = await Site.StartEmptyAsync(sqlite: true);
        await ImportAsync(middle, first, slug: null);
        var (second, again) = await ExportAsync(middle, "tuayang", "two.zip");
        AssertEqual(first, second);
        Assert.Equal((report.Tables, report.Accounts, report.Files, report.Bytes), (again.Tables, again.Accounts, again.Files, again.Bytes));

        await using var target = await Site.StartEmptyAsync();
        var arrived = await ImportAsync(target, second, slug: "moved");
        Assert.Equal("moved", arrived.Slug);
        var (third, _) = await ExportAsync(target, "moved", "three.zip");
        AssertEqual(second, third);
        Assert.Null(await target.InAgencyAsync("moved", s => AuditChain.FirstBreakAsync(s.GetRequiredService<AppDb>(), default)));

        var client = await target.ClientAsync(Role.Administrator);
        using var page = await client.GetAsync(new Uri("/app/settings/users", UriKind.Relative));
        Assert.Contains("officer", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_cut_changed_or_is_not_ours_is_refused_and_leaves_nothing_behind()
    {
        await using var source = await Site.StartAsync();
        var (file, report) = await ExportAsync(source, "tuayang", "one.zip");
        await using var target = await Site.StartEmptyAsync();
        async Task RefusedAsync(string code, string path, string? sha256 = null)
        {
            var outcome = await target.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<ImportAgency>()
                .HandleAsync(new(path, null, [], new Dictionary<string, string>(), sha256), default);
            Assert.Equal(code, outcome.Refusal?.Code);
            Assert.Empty(await target.Services.GetRequiredService<AgencyDirectory>().AllAsync(default));
        }

        string Other(Action<byte[]> change)
        {
            var bytes = File.ReadAllBytes(file);
            change(bytes);
            File.WriteAllBytes(Path.Combine(source.Folder, "other.zip"), bytes);
            return Path.Combine(source.Folder, "other.zip");
        }

        await RefusedAsync("import.no-file", Path.Combine(source.Folder, "none.zip"));
        await RefusedAsync("import.other-hash", file, new string('0', 64));
        File.WriteAllBytes(Path.Combine(source.Folder, "cut.zip"), File.ReadAllBytes(file)[..^200]);
        await RefusedAsync("import.not-ours", Path.Combine(source.Folder, "cut.zip"));
        await RefusedAsync("import.changed", Other(bytes => bytes[bytes.Length / 3] ^= 1));
        await RefusedAsync("import.changed", Rewritten(source.Folder, file, "tables/platform_membership.jsonl", text => text.Replace("Officer", "Auditor", StringComparison.Ordinal)));
        await RefusedAsync("import.changed", Rewritten(source.Folder, file, "tables/platform_membership.jsonl", _ => null));
        await RefusedAsync("import.newer-schema", Rewritten(source.Folder, file, "manifest.json", text => text.Replace("\"schema\": [", "\"schema\": [ \"Prongsai.Future.9999_new.sql\",", StringComparison.Ordinal)));
        await RefusedAsync("import.not-ours", Rewritten(source.Folder, file, "manifest.json", text => text.Replace("prongsai-agency-1", "prongsai-agency-9", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(Path.Combine(target.Folder, "blobs", "tuayang")) && Directory.EnumerateFiles(Path.Combine(target.Folder, "blobs", "tuayang"), "*", SearchOption.AllDirectories).Any());

        // The whole one is still taken, once.
        await ImportAsync(target, file, slug: null, report.Sha256);
        Assert.Equal("import.here", (await TryAsync(target, file, "twice", [])).Refusal?.Code);
    }

    [Fact]
    public async Task A_name_that_somebody_else_has_here_is_refused_until_another_is_given()
    {
        await using var source = await Site.StartAsync();
        var (file, _) = await ExportAsync(source, "sommut", "one.zip");
        await using var target = await Site.StartEmptyAsync();
        await using (var scope = target.Services.CreateAsyncScope())
        {
            var added = await scope.ServiceProvider.GetRequiredService<AddAgency>().HandleAsync(new("other", "หน่วยงานอื่น", ["other.localhost"]), default);
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(added.Value!);
            await scope.ServiceProvider.GetRequiredService<AddMember>().HandleAsync(new("MAYOR.sommut", "คนอื่น", "another-pass-phrase", Role.Administrator), default);
        }

        Assert.Equal("import.names", (await TryAsync(target, file, null, [])).Refusal?.Code);
        Assert.Equal("import.rename", (await TryAsync(target, file, null, new() { ["mayor.sommut"] = "ก" })).Refusal?.Code);
        Assert.Equal("agency.taken", (await TryAsync(target, file, "other", new() { ["mayor.sommut"] = "mayor2" })).Refusal?.Code);
        Assert.True((await TryAsync(target, file, null, new() { ["mayor.sommut"] = "mayor2" })).Done);
        var client = await target.ClientAsync(agency: "sommut", user: "mayor2");
        using var page = await client.GetAsync(new Uri("/app", UriKind.Relative));
        Assert.Equal(200, (int)page.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_not_as_it_was_stored_is_named_and_the_rest_still_leaves()
    {
        await using var source = await Site.StartAsync();
        var id = await source.InAgencyAsync("tuayang", async services =>
        {
            using var content = new MemoryStream("เอกสารทดลอง"u8.ToArray());
            var file = await services.GetRequiredService<BlobStore>().SaveAsync(content, "ทดลอง.txt", "text/plain", 1024, default);
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
            return file.Value!.Id;
        });
        File.WriteAllText(source.Services.GetRequiredService<BlobVolume>().PathOf("tuayang", id), "เอกสารปลอม ");
        var (file, report) = await ExportAsync(source, "tuayang", "one.zip");
        Assert.Equal([id], report.Lost);
        await using var target = await Site.StartEmptyAsync();
        Assert.Equal([id], (await ImportAsync(target, file, null)).Lost);
    }

    private static async Task<(string File, TransferReport Report)> ExportAsync(Site site, string slug, string name) => await site.InAgencyAsync(slug, async services =>
    {
        var done = await services.GetRequiredService<ExportAgency>().HandleAsync(new(Path.Combine(site.Folder, name), "ย้ายเครื่อง"), default);
        Assert.True(done.Done, done.Refusal?.Code);
        return (done.Value.File, done.Value);
    });

    private static async Task<TransferReport> ImportAsync(Site site, string file, string? slug, string? sha256 = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<ImportAgency>().HandleAsync(new(file, slug, [], new Dictionary<string, string>(), sha256), default);
        Assert.True(done.Done, done.Refusal is { } no ? no.Code + " " + string.Join(' ', no.Arguments) : "");
        return done.Value;
    }

    private static async Task<Outcome<TransferReport>> TryAsync(Site site, string file, string? slug, Dictionary<string, string> renames)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportAgency>().HandleAsync(new(file, slug, [], renames, null), default);
    }

    /// <summary>Every part of two archives has the same bytes; the chain of the second goes on where the first ends.</summary>
    private static void AssertEqual(string first, string second)
    {
        var (one, two) = (MembersOf(first), MembersOf(second));
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), two.Keys.Order(StringComparer.Ordinal));
        Assert.All(one.Where(m => m.Key != Audit), m => Assert.Equal(m.Value, two[m.Key]));
        var (before, after) = (Text(first, Audit), Text(second, Audit));
        Assert.All(before.Split('\n'), line => Assert.Contains(line, after, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> MembersOf(string file)
    {
        using var manifest = JsonDocument.Parse(Text(file, "manifest.json"));
        return manifest.RootElement.GetProperty("members").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetRawText(), StringComparer.Ordinal);
    }

    private static string Text(string file, string member)
    {
        using var archive = ZipFile.OpenRead(file);
        using var reader = new StreamReader(archive.GetEntry(member)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The archive with one member changed, or left out.</summary>
    private static string Rewritten(string folder, string file, string member, Func<string, string?> change)
    {
        var path = Path.Combine(folder, "rewritten.zip");
        File.Copy(file, path, overwrite: true);
        var text = change(Text(file, member));
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        archive.GetEntry(member)!.Delete();
        if (text is not null)
        {
            using var to = archive.CreateEntry(member).Open();
            to.Write(Encoding.UTF8.GetBytes(text));
        }

        return path;
    }
}
