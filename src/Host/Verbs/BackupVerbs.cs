using System.CommandLine;
using System.Globalization;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Host.Verbs;

/// <summary>Back up while the product runs or not, rehearse a restore, show the key once, make another.</summary>
internal static class BackupVerbs
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var to = new Option<string>("--out") { Description = "Folder of the backup; without it that of the settings, with the second place and the removal of old ones." };
        var unverified = new Option<bool>("--no-verify") { Description = "Do not load it again to compare." };
        var command = new Command("backup", "Database, files and keys in one sealed file, loaded again and compared.") { to, unverified, json, Rehearse(), Fetch(), Key() };
        command.SetAction((call, ct) => RunAsync(call.GetValue(to), !call.GetValue(unverified), call.GetValue(json), ct));
        return command;
    }

    public static Command BuildRestore()
    {
        var json = Answer.JsonOption();
        var (key, keyFile) = KeyOptions();
        var from = new Option<string>("--from") { Description = "The backup.", Required = true };
        var replace = new Option<bool>("--replace") { Description = "Also when agencies live here; what was here is kept beside it." };
        var command = new Command("restore", "Put a backup in the place of the installation, after everything of it was compared. The program must not run.") { from, key, keyFile, replace, json };
        command.SetAction((call, ct) => RestoreAsync(call.GetValue(from)!, BackupKeyInput.Of(call.GetValue(key), call.GetValue(keyFile)), call.GetValue(replace), call.GetValue(json), ct));
        return command;
    }

    private static Command Rehearse()
    {
        var json = Answer.JsonOption();
        var (key, keyFile) = KeyOptions();
        var from = new Option<string>("--from") { Description = "The backup; without it the newest in the folder of the settings." };
        var command = new Command("rehearse", "Restore a backup into a place of its own, compare everything, remove it again.") { from, key, keyFile, json };
        command.SetAction(async (call, ct) =>
        {
            await using var app = HostApp.Create([]);
            var given = BackupKeyInput.Of(call.GetValue(key), call.GetValue(keyFile));
            if (given is { Done: false, Refusal: { } slip })
            {
                return BackupWords.Refused(app.Services, slip);
            }

            var outcome = await app.Services.GetRequiredService<RehearseRestore>().HandleAsync(new(call.GetValue(from), given?.Value), ct);
            return outcome.Done ? BackupWords.Tell(app.Services, outcome.Value, null, call.GetValue(json)) : BackupWords.Refused(app.Services, outcome.Refusal);
        });
        return command;
    }

    private static Command Fetch()
    {
        var json = Answer.JsonOption();
        var name = new Option<string>("--name") { Description = "The backup; without it the newest." };
        var to = new Option<string>("--out") { Description = "Folder it is brought into.", Required = true };
        var command = new Command("fetch", "Bring a backup from the second place of the settings.") { name, to, json };
        command.SetAction(async (call, ct) =>
        {
            await using var app = HostApp.Create([]);
            var outcome = await app.Services.GetRequiredService<FetchBackup>().HandleAsync(new(call.GetValue(name), call.GetValue(to)!), ct);
            if (!outcome.Done)
            {
                return BackupWords.Refused(app.Services, outcome.Refusal);
            }

            if (call.GetValue(json))
            {
                Answer.Json(new { file = outcome.Value });
            }
            else
            {
                Console.Out.WriteLine(outcome.Value);
            }

            return Answer.Ok;
        });
        return command;
    }

    private static Command Key()
    {
        var json = Answer.JsonOption();
        var show = new Command("show", "Show the key, once, to be written down for the safe.") { json };
        show.SetAction((call, ct) => KeyAsync(fresh: false, call.GetValue(json), ct));
        var other = new Command("new", "Make another key for the backups from now on and show it.") { json };
        other.SetAction((call, ct) => KeyAsync(fresh: true, call.GetValue(json), ct));
        return new Command("key", "The key that opens the backups.") { show, other };
    }

    private static (Option<string> Key, Option<string> File) KeyOptions() =>
        (new("--key") { Description = "The eight lines of the key; others on this machine may see it while the command runs." },
            new("--key-file") { Description = "A file with the eight lines; - reads them from standard input." });

    private static async Task<int> RunAsync(string? folder, bool verify, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        var services = app.Services;
        var keys = services.GetRequiredService<BackupKeys>();
        var first = keys.Current is null;
        var outcome = await services.GetRequiredService<RunBackup>().HandleAsync(new(folder, verify), ct);
        if (!outcome.Done)
        {
            return BackupWords.Refused(services, outcome.Refusal);
        }

        var shown = first ? keys.Show().Value : null;
        if (shown is not null)
        {
            await services.GetRequiredService<BackupLog>().RecordAsync("backup.key-shown", shown.Id, null, ct);
        }

        return BackupWords.Tell(services, outcome.Value, shown, json);
    }

    private static async Task<int> KeyAsync(bool fresh, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        var keys = app.Services.GetRequiredService<BackupKeys>();
        if (fresh)
        {
            await app.Services.GetRequiredService<BackupLog>().RecordAsync("backup.key-new", keys.Renew().Id, null, ct);
        }

        var shown = keys.Show();
        if (!shown.Done)
        {
            return BackupWords.Refused(app.Services, shown.Refusal);
        }

        await app.Services.GetRequiredService<BackupLog>().RecordAsync("backup.key-shown", shown.Value.Id, null, ct);
        if (json)
        {
            Answer.Json(new { keyId = shown.Value.Id, key = shown.Value.Paper });
        }
        else
        {
            BackupWords.Tell(shown.Value);
        }

        return Answer.Ok;
    }

    private static async Task<int> RestoreAsync(string from, Outcome<BackupKey>? key, bool replace, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        var services = app.Services;
        if (key is { Done: false, Refusal: { } slip })
        {
            return BackupWords.Refused(services, slip);
        }

        var outcome = await services.GetRequiredService<RestoreBackup>().HandleAsync(new(from, key?.Value, replace), ct);
        if (!outcome.Done)
        {
            return BackupWords.Refused(services, outcome.Refusal);
        }

        await Database.PrepareAsync(services, ct);
        services.GetRequiredService<AgencyDirectory>().Forget();
        await services.GetRequiredService<AfterRestore>().HandleAsync(outcome.Value, ct);
        if (json)
        {
            Answer.Json(new { restored = BackupWords.Facts(outcome.Value.Report), outcome.Value.Before, outcome.Value.Certificate });
        }
        else
        {
            Console.Out.WriteLine("กู้คืนแล้ว (restored): " + BackupWords.Line(outcome.Value.Report));
            outcome.Value.Before.ToList().ForEach(b => Console.Out.WriteLine($"ข้อมูลเดิมเก็บไว้ที่ (what was here before): {b}"));
            if (outcome.Value.Certificate is { } certificate)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ตั้งค่า Prongsai:KeyCertificate เป็น (set it to): {certificate}"));
            }

            Console.Out.WriteLine("ทุกคนต้องเข้าสู่ระบบใหม่ (everybody signs in again)");
        }

        return BackupWords.Wrong(services, outcome.Value.Report);
    }
}
