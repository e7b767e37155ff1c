using System.Globalization;
using Prongsai.Platform;
using Prongsai.Platform.Backups;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.Backup;

/// <summary>Backups in words.</summary>
internal static class BackupWords
{
    public static string When(DateTime utc)
    {
        var local = utc + Bangkok.Offset;
        return $"{ThaiDate.Short(DateOnly.FromDateTime(local))} {local.ToString("HH.mm", CultureInfo.InvariantCulture)} น.";
    }

    public static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0.1, bytes / 1024.0 / 1024):#,0.0} MB");

    /// <summary>What must be mended, the gravest first; each with its cure.</summary>
    public static IEnumerable<string> Troubles(BackupFacts facts)
    {
        if (facts.LastFailed)
        {
            yield return $"สำรองข้อมูลครั้งล่าสุดไม่สำเร็จ: {facts.LastEnded!.Told}";
        }

        if (facts.IsLate)
        {
            yield return facts.LastGood is { } good
                ? $"ไม่มีแฟ้มสำรองที่ใช้ได้ตั้งแต่ {When(good.StartedAt)} โปรดตรวจว่าเครื่องเปิดอยู่และที่เก็บมีพื้นที่ว่าง แล้วสำรองเดี๋ยวนี้"
                : "ยังไม่มีแฟ้มสำรองที่ใช้ได้เลย โปรดสำรองเดี๋ยวนี้";
        }

        if (facts.RehearsalFailed)
        {
            yield return $"ซ้อมกู้คืนไม่สำเร็จ: {facts.LastRehearsal!.Told}";
        }

        if (facts.SecondFailed)
        {
            yield return "คัดลอกไปที่เก็บที่สองไม่สำเร็จ โปรดตรวจว่าที่เก็บต่ออยู่และมีพื้นที่ว่าง แล้วสำรองเดี๋ยวนี้";
        }

        if (facts.Last is not null && !facts.KeyShown)
        {
            yield return "ยังไม่มีผู้จดรหัสสำรองข้อมูล หากเครื่องเสีย จะกู้คืนไม่ได้ โปรดจดรหัสเก็บเข้าตู้นิรภัย";
        }

        if (facts.OnePlace)
        {
            yield return "แฟ้มสำรองอยู่ในเครื่องเดียวกับข้อมูล หากดิสก์เสียจะหายไปด้วยกัน โปรดตั้งที่เก็บอื่น (Backup:Out) หรือที่เก็บที่สอง (Backup:Second)";
        }
    }

    /// <summary>In one line, for the page of the day.</summary>
    public static string Line(BackupFacts facts) => (facts.LastGood, facts.LastRehearsal) switch
    {
        (null, _) => "ยังไม่มีแฟ้มสำรองที่ใช้ได้",
        ({ } good, { Outcome: BackupRun.Done } rehearsal) => $"สำรองล่าสุด {When(good.StartedAt)} กู้คืนเทียบแล้วตรงกัน · ซ้อมกู้คืน {When(rehearsal.StartedAt)} สำเร็จ",
        ({ } good, { EndedAt: not null }) => $"สำรองล่าสุด {When(good.StartedAt)} กู้คืนเทียบแล้วตรงกัน · ซ้อมกู้คืนไม่สำเร็จ",
        ({ } good, _) => $"สำรองล่าสุด {When(good.StartedAt)} กู้คืนเทียบแล้วตรงกัน · ยังไม่ได้ซ้อมกู้คืน",
    };
}
