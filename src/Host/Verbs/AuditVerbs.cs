using System.CommandLine;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

internal static class AuditVerbs
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var file = new Option<FileInfo?>("--file") { Description = "A file written by 'audit export': checked without any database." };
        var end = new Option<string?>("--last-hash") { Description = "With --file: the hash that its last event must have, as noted elsewhere." };
        var heads = new Option<FileInfo?>("--checkpoint") { Description = "With --file: heads that the public site showed (/checkpoints.txt); each must be in the file." };
        var verify = new Command("verify", "Walk the audit chain of every agency, or of an exported file, and name the first event that does not fit.") { file, end, heads, json };
        verify.SetAction((call, ct) => call.GetValue(file) is { } given ? VerifyFileAsync(given, call.GetValue(end), call.GetValue(heads), call.GetValue(json), ct) : VerifyAsync(call.GetValue(json), ct));

        var agency = new Option<string>("--agency") { Description = "Short name of the agency, e.g. tuayang.", Required = true };
        var into = new Option<FileInfo>("--out") { Description = "The file to write; must not exist.", Required = true };
        var export = new Command("export", "Write the audit chain of an agency as a file that can be checked anywhere.") { agency, into };
        export.SetAction((call, ct) => ExportAsync(call.GetValue(agency)!, call.GetValue(into)!, ct));
        return new Command("audit", "The chain of what was done.") { verify, export };
    }

    private static async Task<int> VerifyAsync(bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        List<(string Slug, long Events, string LastHash, long? Break)> walks = [];
        foreach (var entry in await app.Services.GetRequiredService<AgencyDirectory>().EvenArchivedAsync(ct))
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            var (events, hash, first) = await AuditChain.WalkAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), ct);
            walks.Add((entry.Agency.Slug, events, hash, first));
        }

        if (json)
        {
            Answer.Json(walks.Select(w => new { Agency = w.Slug, w.Events, w.LastHash, w.Break }));
        }
        else
        {
            walks.ForEach(w => Console.Out.WriteLine(FormattableString.Invariant($"{w.Slug}\t{w.Events}\t{w.LastHash}\t{(w.Break is { } at ? $"BROKEN at {at}" : "ok")}")));
        }

        return walks.Exists(w => w.Break is not null) ? Answer.Findings : Answer.Ok;
    }

    private static async Task<int> VerifyFileAsync(FileInfo file, string? lastHash, FileInfo? heads, bool json, CancellationToken ct)
    {
        if (!file.Exists)
        {
            return Answer.Wrong($"ไม่มีไฟล์ {file.FullName}");
        }

        CheckpointFile? published = null;
        if (heads is not null)
        {
            if (!heads.Exists)
            {
                return Answer.Wrong($"ไม่มีไฟล์ {heads.FullName}");
            }

            using var text = heads.OpenText();
            published = await CheckpointFile.ReadAsync(text, ct);
            if (published is null)
            {
                return Answer.Wrong($"{heads.FullName} ไม่ใช่ไฟล์จุดตรวจ โปรดรับใหม่จากหน้า /checkpoints ของเว็บไซต์หน่วยงาน");
            }
        }

        await using var stream = file.OpenRead();
        var read = await AuditFile.ReadAsync(stream, lastHash, published, ct);
        if (json)
        {
            Answer.Json(read);
        }
        else
        {
            Console.Out.WriteLine(FormattableString.Invariant($"{read.Agency}\t{read.Events}\t{read.LastHash}\t{(read.Break is { } at ? $"BROKEN at {at} {read.Problem}".TrimEnd() : read.Problem ?? "ok")}"));
        }

        return read.Holds ? Answer.Ok : Answer.Findings;
    }

    private static async Task<int> ExportAsync(string slug, FileInfo into, CancellationToken ct)
    {
        if (into.Exists)
        {
            return Answer.Wrong($"มีไฟล์ {into.FullName} อยู่แล้ว โปรดตั้งชื่ออื่น");
        }

        await using var office = await OfficeScope.OpenAsync(slug, ct);
        if (office.Problem is { } problem)
        {
            return Answer.Wrong(problem);
        }

        var services = office.Services;
        await using var stream = new FileStream(into.FullName, FileMode.CreateNew);
        var events = await AuditFile.WriteAsync(
            services.GetRequiredService<AppDb>(), services.GetRequiredService<Tenant>().Agency, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, stream, ct);
        Console.Out.WriteLine(FormattableString.Invariant($"{events} events"));
        return Answer.Ok;
    }
}
