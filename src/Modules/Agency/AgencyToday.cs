using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>What would stop a paper from being signed: an appointment about to end, a step of the chain that nobody fills.</summary>
internal sealed class AgencyToday(AppDb db, AgencyCare care, CurrentUser user, TimeProvider clock) : ITodaySource
{
    private const int DaysAhead = 30;
    private const int MostLines = 20;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.Can(AgencyPermissions.Edit))
        {
            return [];
        }

        var today = Bangkok.Today(clock);
        var until = today.AddDays(DaysAhead);
        var ending = await (from appointment in db.Set<Appointment>().AsNoTracking()
                            join person in db.Set<Person>().AsNoTracking() on appointment.PersonId equals person.Id
                            join position in db.Set<Position>().AsNoTracking() on appointment.PositionId equals position.Id
                            where appointment.To >= today && appointment.To <= until && person.LeftOn == null
                            orderby appointment.To, position.Place
                            select new { appointment, person, position }).Take(MostLines).ToListAsync(ct);
        var lines = ending.Select(e => new TodayLine(
            e.appointment.To, $"{e.person.FullName} จะสิ้นสุดการ{e.appointment.Kind.Words()} {e.position.Name} โปรดเตรียมคำสั่งใหม่หรือผู้ทำหน้าที่แทน", "",
            $"/app/settings/positions/{e.position.Id}"));
        var empty = (await care.Directory.ChainAsync(today, ct)).Where(step => step.Signer is null)
            .Select(step => new TodayLine(null, $"ลำดับการเสนอความเห็น “{step.Heading}” ไม่มีผู้ทำหน้าที่ในวันนี้ โปรดแต่งตั้งหรือเปลี่ยนลำดับ", "", "/app/settings/chain"));
        return [.. lines, .. empty, .. await care.WithoutOwnerAsync(ct)];
    }
}

/// <summary>What somebody must take care of: posts and work that nobody fills.</summary>
internal sealed class AgencyCare(AppDb db, OfficeDirectory directory, HandOver handOver, TimeProvider clock)
{
    private const int MostPeople = 200;

    public OfficeDirectory Directory => directory;

    /// <summary>No open work may belong to somebody who has left.</summary>
    public async Task<IEnumerable<TodayLine>> WithoutOwnerAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        var left = await db.Set<Person>().AsNoTracking().Where(p => p.LeftOn != null && p.LeftOn < today).OrderByDescending(p => p.LeftOn).Take(MostPeople).ToListAsync(ct);
        if (left.Count == 0)
        {
            return [];
        }

        var things = (await handOver.OfAsync([.. left.Select(p => p.Id)], ct)).ToLookup(t => t.PersonId);
        return left.Where(p => things[p.Id].Any())
            .Select(p => new TodayLine(p.LeftOn, $"{p.FullName} พ้นจากหน่วยงานแล้ว แต่ยังเป็นผู้รับผิดชอบ {things[p.Id].Count()} เรื่อง โปรดมอบให้ผู้รับช่วงต่อ", "", $"/app/settings/people/{p.Id}/hand-over"));
    }
}
