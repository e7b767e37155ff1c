using System.Globalization;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Host.Verbs;

/// <summary>How the verbs of backups tell what came of it: Thai first, English after.</summary>
internal static class BackupWords
{
    public static int Refused(IServiceProvider services, Refusal refusal)
    {
        Console.Error.WriteLine($"prongsai: {Sentences.Of(services, refusal)} ({English(services, refusal)})");
        return Answer.Findings;
    }

    /// <param name="key">Shown when it was made just now.</param>
    public static int Tell(IServiceProvider services, BackupReport report, BackupKey? key, bool json)
    {
        if (json)
        {
            Answer.Json(new { backup = Facts(report), key = key?.Paper });
        }
        else
        {
            Console.Out.WriteLine(Line(report));
            if (key is not null)
            {
                Tell(key);
            }
        }

        return Wrong(services, report);
    }

    public static void Tell(BackupKey key)
    {
        Console.Out.WriteLine($"รหัสสำรองข้อมูล เลขที่ {key.Id} แสดงครั้งเดียว จดลงกระดาษสองแผ่น เก็บเข้าตู้นิรภัยคนละที่ ไม่มีรหัสนี้กู้คืนไม่ได้");
        Console.Out.WriteLine("(the key of the backups, shown once: write it down twice, for two safes; without it nothing can be restored)");
        key.Paper.ToList().ForEach(line => Console.Out.WriteLine("  " + line));
    }

    /// <summary>Exit code, and the sentence when the backup is there and not right.</summary>
    public static int Wrong(IServiceProvider services, BackupReport report) => report.Wrong is { } wrong ? Refused(services, wrong)
        : report.Second == "failed" ? Refused(services, new Refusal("backup.second-failed"))
        : Answer.Ok;

    public static object Facts(BackupReport report) => new
    {
        report.File,
        report.Length,
        report.Header.MadeAt,
        report.Header.Product,
        report.Header.Engine,
        report.Header.KeyId,
        report.Tables,
        report.Rows,
        report.Files,
        report.Bytes,
        report.Complete,
        report.Lost,
        report.Verified,
        report.Differences,
        report.Second,
    };

    public static string Line(BackupReport report) => string.Create(CultureInfo.InvariantCulture,
        $"{report.File}  {report.Length / 1024.0 / 1024:0.0} MB  ตาราง {report.Tables} แถว {report.Rows} ไฟล์ {report.Files}  {report.Verified switch { true => "กู้คืนเทียบแล้วตรงกัน (verified)", false => "กู้คืนเทียบแล้วไม่ตรงกัน (not equal)", null => "ยังไม่ได้กู้คืนเทียบ (not verified)" }}{(report.Second == BackupRun.Done ? "  คัดลอกไปที่เก็บแห่งที่สองแล้ว (copied to the second place)" : "")}");

    private static string English(IServiceProvider services, Refusal refusal)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            return Sentences.Of(services, refusal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

/// <summary>The key as it was given: on the command line, in a file, or on standard input.</summary>
internal static class BackupKeyInput
{
    private const int Longest = 4_000;

    /// <returns>Null when none was given.</returns>
    public static Outcome<BackupKey>? Of(string? key, string? file) =>
        key is not null ? BackupKey.Read(key)
        : file == "-" ? BackupKey.Read(Read(Console.In))
        : file is not null ? Read(file)
        : null;

    private static Outcome<BackupKey> Read(string file)
    {
        if (!File.Exists(file))
        {
            return new Refusal("backup.no-file", "", Path.GetFileName(file));
        }

        using var reader = new StreamReader(file);
        return BackupKey.Read(Read(reader));
    }

    private static string Read(TextReader reader)
    {
        var buffer = new char[Longest];
        return new string(buffer, 0, reader.ReadBlock(buffer, 0, Longest));
    }
}
