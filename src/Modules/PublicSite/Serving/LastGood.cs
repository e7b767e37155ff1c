using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Serving;

/// <summary>
/// The public pages as they were read last, kept beyond their life for the time in which the database cannot be asked, on the disk too
/// (<see cref="LastGoodFiles"/>): a node that starts without its database has them. They say of themselves when that was. When something is withdrawn, all of the agency go: what was taken back never comes back by an accident.
/// </summary>
internal sealed class LastGood(LastGoodFiles files, TimeProvider clock)
{
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>After a failure nobody waits for the database again for this long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    private static readonly byte[] s_sorry = Encoding.UTF8.GetBytes(
        """
        <!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>เปิดข้อมูลไม่ได้ชั่วคราว</title>
        <h1>ขณะนี้เปิดข้อมูลหน้านี้ไม่ได้ชั่วคราว</h1><p>หน่วยงานกำลังแก้ไข โปรดลองอีกครั้งใน 1 นาที ข้อมูลที่เผยแพร่แล้วยังอยู่ครบ</p><p><a href="/">หน้าแรกของหน่วยงาน</a></p></html>
        """);

    private readonly ConcurrentDictionary<(Guid Agency, string Path), Good> _pages = new();
    private long _bytes, _restUntil;

    /// <summary>Whether the database failed a moment ago.</summary>
    public bool Resting => Volatile.Read(ref _restUntil) > clock.GetTimestamp();

    public void Remember(Guid agency, string path, ReadyBytes bytes, int status)
    {
        var good = new Good(bytes, status, clock.GetUtcNow());
        if (_pages.TryGetValue((agency, path), out var before))
        {
            Interlocked.Add(ref _bytes, -before.Bytes.Identity.Length);
        }

        if (Interlocked.Add(ref _bytes, bytes.Identity.Length) > MostBytes)
        {
            DropOldest();
        }

        _pages[(agency, path)] = good;
        files.Keep(new(agency, path, status, bytes.ContentType, good.At), bytes);
    }

    /// <summary>When the oldest copy of an agency was read; null when there is none.</summary>
    public DateTimeOffset? OldestOf(Guid agency)
    {
        var here = _pages.Where(p => p.Key.Agency == agency).Select(p => (DateTimeOffset?)p.Value.At).Min();
        return files.OldestOf(agency) is { } there && (here is null || there < here) ? there : here;
    }

    public void Drop(Guid agency)
    {
        foreach (var key in _pages.Keys.Where(k => k.Agency == agency))
        {
            Drop(key.Agency, key.Path);
        }

        files.Drop(agency);
    }

    private void Drop(Guid agency, string path)
    {
        if (_pages.TryRemove((agency, path), out var gone))
        {
            Interlocked.Add(ref _bytes, -gone.Bytes.Identity.Length);
        }
    }

    public void RestNow() => Volatile.Write(ref _restUntil, clock.GetTimestamp() + (long)(Rest.TotalSeconds * clock.TimestampFrequency));

    /// <summary>The page as it was, with a line that says so; 503 and a plain sentence when it was never read here.</summary>
    public async Task AnswerAsync(HttpContext http, Guid agency, string path)
    {
        http.Response.Clear();
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (reads && Find(agency, path) is { } good)
        {
            http.Response.StatusCode = good.Status;
            await good.Told.SendAsync(http, "public, no-cache");
            return;
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "60";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = s_sorry.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(s_sorry, http.RequestAborted);
        }
    }

    private Good? Find(Guid agency, string path)
    {
        if (_pages.TryGetValue((agency, path), out var good))
        {
            return good;
        }

        if (!PublicPaths.MayBeReady(path) || files.Read(agency, path) is not var (about, bytes))
        {
            return null;
        }

        Interlocked.Add(ref _bytes, bytes.Identity.Length);
        return _pages.GetOrAdd((agency, path), new Good(bytes, about.Status, about.At));
    }

    /// <summary>Rare: half of what is kept goes, what was read longest ago first.</summary>
    private void DropOldest()
    {
        var target = MostBytes / 2;
        foreach (var (key, _) in _pages.OrderBy(p => p.Value.At))
        {
            if (Interlocked.Read(ref _bytes) <= target)
            {
                return;
            }

            Drop(key.Agency, key.Path);
        }
    }

    private sealed record Good(ReadyBytes Bytes, int Status, DateTimeOffset At)
    {
        private readonly Lock _making = new();
        private ReadyBytes? _told;

        /// <summary>Made once, at the first need: for most pages never.</summary>
        public ReadyBytes Told
        {
            get
            {
                lock (_making)
                {
                    return _told ??= Tell();
                }
            }
        }

        private ReadyBytes Tell()
        {
            if (!Bytes.ContentType.StartsWith("text/html", StringComparison.Ordinal))
            {
                return Bytes;
            }

            var html = Encoding.UTF8.GetString(Bytes.Identity);
            var main = html.IndexOf("<main", StringComparison.Ordinal);
            var here = At.ToOffset(TimeSpan.FromHours(7));
            var when = $"{ThaiDate.Short(DateOnly.FromDateTime(here.DateTime))} เวลา {here.ToString("HH.mm", CultureInfo.InvariantCulture)} น.";
            var line = $"<div class=\"wrap no-print\"><div class=\"notice notice-warn\" role=\"status\"><p>แสดงข้อมูลล่าสุดเมื่อ {when} ขณะนี้ระบบขัดข้องชั่วคราว ข้อมูลใหม่กว่านี้จะแสดงเมื่อระบบกลับมา</p></div></div>";
            return main < 0 ? Bytes : ReadyBytes.Of(Encoding.UTF8.GetBytes(html.Insert(main, line)), Bytes.ContentType);
        }
    }
}
