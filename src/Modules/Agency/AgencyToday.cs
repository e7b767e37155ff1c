using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>What would stop a paper from being signed: an appointment about to end, a step of the chain that nobody fills.</summary>
internal sealed class AgencyToday(AppDb db, OfficeDirectory directory, CurrentUser user, TimeProvider clock) : ITodaySource
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
            e.appointment.To, $"{e.person.FullName} จะสิ้นสุดการ{e.appointment.Kind.Words()} {e.position.Name} เตรียมคำสั่งใหม่หรือผู้ทำหน้าที่แทน", "",
            $"/app/settings/positions/{e.position.Id}"));
        var empty = (await directory.ChainAsync(today, ct)).Where(step => step.Signer is null)
            .Select(step => new TodayLine(null, $"ลำดับการเสนอ “{step.Heading}” ไม่มีผู้ทำหน้าที่ในวันนี้ แต่งตั้งหรือเปลี่ยนลำดับ", "", "/app/settings/chain"));
        return [.. lines, .. empty];
    }
}
