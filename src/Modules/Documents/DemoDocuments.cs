using Prongsai.Documents.Building;
using Prongsai.Platform;
using Prongsai.Platform.Calendar;

namespace Prongsai.Documents;

/// <summary>
/// The finished year of the main office. The table and the announcement are signed with ink; the memo and the report go round on the screen, where
/// the posts decide them next.
/// </summary>
internal sealed class DemoDocuments(DemoWriter writer, DemoSignatures signatures, DemoScan scans, TimeProvider clock) : IDemoData
{
    private const int Year = 2567;

    public int Order => 400;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        if (slug != "tuayang")
        {
            return;
        }

        var scan = await scans.KeepAsync(ct);
        StoryClock.Tell(clock, Bangkok.At(new(2024, 1, 15), 10, 20));
        await signatures.InkAsync(Year, PaperKinds.Plan, scan, ct);
        StoryClock.Tell(clock, Bangkok.At(new(2024, 9, 27), 8, 40));
        await writer.WriteAsync(Year, PaperKinds.Memo, "date", "27 กันยายน 2567", ct);
        await signatures.SendAsync(Year, PaperKinds.Memo, ct);
        StoryClock.Tell(clock, Bangkok.At(new(2024, 9, 30), 8, 35));
        await signatures.SendAsync(Year, PaperKinds.Result, ct);
        await writer.WriteAsync(Year, PaperKinds.Announcement, "date", "30 กันยายน 2567", ct);
        StoryClock.Tell(clock, Bangkok.At(new(2024, 9, 30), 15, 30));
        await signatures.InkAsync(Year, PaperKinds.Announcement, scan, ct);
    }
}

/// <summary>
/// The running year of both offices: a memo on its way since the last working day, and an order that is still a draft. The main office has shown its
/// measures since January.
/// </summary>
internal sealed class DemoRunningYear(DemoWriter writer, DemoSignatures signatures, DemoScan scans, TimeProvider clock) : IDemoData
{
    private const int Year = 2568;

    public int Order => 440;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        if (slug == "tuayang")
        {
            StoryClock.Tell(clock, Bangkok.At(new(2025, 1, 20), 10, 20));
            await signatures.InkAsync(Year, PaperKinds.Plan, await scans.KeepAsync(ct), ct);
        }

        await writer.WriteAsync(Year, PaperKinds.Order, "effective", "ทั้งนี้ ตั้งแต่วันที่ 1 ธันวาคม 2567 เป็นต้นไป", ct);
        StoryClock.Tell(clock, Bangkok.At(LastWorkingDay(), 9, 10));
        await writer.WriteAsync(Year, PaperKinds.Memo, "closing", "จึงเรียนมาเพื่อโปรดทราบและพิจารณา", ct);
        await signatures.SendAsync(Year, PaperKinds.Memo, ct);
    }

    private DateOnly LastWorkingDay()
    {
        var day = Bangkok.Today(clock).AddDays(-1);
        return day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(-2), _ => day };
    }
}
