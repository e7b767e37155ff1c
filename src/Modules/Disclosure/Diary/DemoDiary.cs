using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Recurring;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Diary;

/// <summary>Dates and recurring tasks of a fictional office in the running year, by the handlers that people use.</summary>
internal sealed class DemoDiary(SetDiaryDate set, SetTask tasks, GiveReminders remind, DemoCalendar calendar) : IDemoData
{
    public int Order => 480;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        if (slug != "tuayang")
        {
            return;
        }

        var today = calendar.Today;
        var year = FiscalYear.Of(today).Be;
        var units = await calendar.UnitsAsync(ct);
        foreach (var (text, days, length, unit, why) in ((string, int, int, string, string)[])
        [
            ("ประชุมคณะทำงาน ITA ครั้งที่ 1", 6, 0, "สำนักปลัด", "ตามมติที่ประชุมหัวหน้าส่วนราชการ"),
            ("ทุกส่วนราชการส่งข้อมูล OIT ให้สำนักปลัดตรวจทาน", 28, 0, "", "ตามแผนของคณะทำงาน ITA"),
            ("ตรวจทานและเผยแพร่ข้อมูล OIT ให้ครบทุกข้อ", 60, 30, "สำนักปลัด", "ตามแผนของคณะทำงาน ITA"),
        ])
        {
            Must(await set.HandleAsync(new(year, null, text, length > 0 ? today.AddDays(days - length) : null, today.AddDays(days), unit.Length > 0 ? units[unit] : null, why), ct));
        }

        Must(await tasks.HandleAsync(new(null, year, "สรุปผลการจัดซื้อจัดจ้าง", Rhythm.Month, 15, await calendar.ItemAsync(year, "จัดซื้อจัดจ้าง", ct), units["กองคลัง"], null, "รวมทุกสัญญาที่ลงนามในเดือนนั้น แล้วเผยแพร่พร้อมลายมือชื่อหัวหน้าหน่วยงาน"), ct));
        Must(await tasks.HandleAsync(new(null, year, "สถิติการให้บริการประชาชน", Rhythm.Quarter, 20, "", units["สำนักปลัด"], null, ""), ct));
        await remind.HandleAsync(ct);
    }

    private static void Must<T>(Outcome<T>? outcome) where T : class => _ = outcome?.Value ?? throw new InvalidOperationException(outcome?.Refusal?.Code);
}

/// <summary>What the story needs to know of its office and its day.</summary>
internal sealed class DemoCalendar(AppDb db, IAgencyDirectory office, DiaryHand hand)
{
    /// <summary>Empty where the items of the year were not opened.</summary>
    public async Task<string> ItemAsync(int year, string word, CancellationToken ct) =>
        await db.Set<DisclosureItem>().Where(i => i.FiscalYear == year && i.Name.Contains(word)).OrderBy(i => i.Position).Select(i => i.Code).FirstOrDefaultAsync(ct) ?? "";

    public DateOnly Today => hand.Today;

    public async Task<IReadOnlyDictionary<string, Guid>> UnitsAsync(CancellationToken ct) => (await office.UnitsAsync(ct)).ToDictionary(u => u.ShortName, u => u.Id, StringComparer.Ordinal);
}
