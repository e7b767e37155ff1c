using System.CommandLine;
using System.Globalization;
using Prongsai.Platform;
using Prongsai.Platform.Transfer;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Host.Verbs;

/// <summary>An agency leaves with everything that is its own, and is brought into another installation.</summary>
internal static class AgencyTransferVerbs
{
    public static Command BuildExport()
    {
        var slug = new Argument<string>("SLUG") { Description = "Short name of the agency, e.g. tuayang." };
        var file = new Option<string>("--out") { Description = "The archive to write; must not exist.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the audit chain of the agency.", DefaultValueFactory = _ => "ส่งออกด้วยคำสั่งที่เครื่อง" };
        var json = Answer.JsonOption();
        var command = new Command("export", "Write everything of an agency into one archive; the product may run meanwhile.") { slug, file, reason, json };
        command.SetAction((call, ct) => ExportAsync(call.GetValue(slug)!, new(call.GetValue(file)!, call.GetValue(reason)!), call.GetValue(json), ct));
        return command;
    }

    public static Command BuildImport()
    {
        var file = new Argument<string>("FILE") { Description = "An archive that 'agency export' wrote." };
        var slug = new Option<string?>("--slug") { Description = "Another short name than it had." };
        var hosts = new Option<string[]>("--host") { Description = "Host names it answers here, instead of those it had.", DefaultValueFactory = _ => [] };
        var renames = new Option<string[]>("--rename") { Description = "OLD=NEW: another user name for somebody whose name is taken here.", DefaultValueFactory = _ => [] };
        var hash = new Option<string?>("--sha256") { Description = "The hash that the export told: another file is refused." };
        var json = Answer.JsonOption();
        var command = new Command("import", "Bring an agency from an archive, with its people, files and audit chain.") { file, slug, hosts, renames, hash, json };
        command.SetAction((call, ct) => RenamesOf(call.GetValue(renames)!) is { } names
            ? ImportAsync(new(call.GetValue(file)!, call.GetValue(slug), call.GetValue(hosts)!, names, call.GetValue(hash)), call.GetValue(json), ct)
            : Task.FromResult(Answer.Wrong("--rename OLD=NEW")));
        return command;
    }

    private static Dictionary<string, string>? RenamesOf(string[] given)
    {
        var pairs = given.Select(g => g.Split('=')).ToList();
        return pairs.TrueForAll(p => p.Length == 2) && pairs.Select(p => p[0]).Distinct(StringComparer.Ordinal).Count() == pairs.Count
            ? pairs.ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal) : null;
    }

    private static async Task<int> ExportAsync(string slug, ExportAgency.Input input, bool json, CancellationToken ct)
    {
        await using var office = await OfficeScope.OpenAsync(slug, ct, evenArchived: true);
        if (office.Problem is { } problem)
        {
            return Answer.Wrong(problem);
        }

        var done = await office.Services.GetRequiredService<ExportAgency>().HandleAsync(input, ct);
        if (!done.Done)
        {
            return Answer.Refused(office.Services, done.Refusal);
        }

        Tell(done.Value, json);
        return done.Value.Lost.Count == 0 ? Answer.Ok
            : Answer.Refused(office.Services, new Refusal("export.lost", "", done.Value.Lost.Count, string.Join(' ', done.Value.Lost.Take(3))));
    }

    private static async Task<int> ImportAsync(ImportAgency.Input input, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<ImportAgency>().HandleAsync(input, ct);
        if (!done.Done)
        {
            return Answer.Refused(scope.ServiceProvider, done.Refusal);
        }

        // The index of the search is made again here; a running server would do it within the hour.
        await using var office = app.Services.CreateAsyncScope();
        var agency = await app.Services.GetRequiredService<AgencyDirectory>().BySlugAsync(done.Value.Slug, ct);
        office.ServiceProvider.GetRequiredService<Tenant>().Set(agency!);
        await office.ServiceProvider.GetRequiredService<ISiteSearch>().RebuildAsync(whole: true, ct);
        Tell(done.Value, json);
        return Answer.Ok;
    }

    private static void Tell(TransferReport report, bool json)
    {
        if (json)
        {
            Answer.Json(report);
            return;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Slug}  {report.Name}  ตาราง {report.Tables} แถว {report.Rows} ผู้ใช้ {report.Accounts} ไฟล์ {report.Files}  {report.Length / 1024.0 / 1024:0.0} MB  {report.File}"));
        Console.Out.WriteLine($"sha256 {report.Sha256}");
    }
}
