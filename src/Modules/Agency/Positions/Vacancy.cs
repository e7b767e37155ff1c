using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Why nobody may sign for a post on a day, in words that say what to do.</summary>
internal static class Vacancy
{
    private const string Cure = "โปรดบันทึกการแต่งตั้งที่หน้า “ตำแหน่งและการแต่งตั้ง” ก่อนลงนาม";

    /// <summary>A time in which somebody filled the post.</summary>
    internal sealed record Term(string FullName, AppointmentKind Kind, string Order, DateOnly From, DateOnly? To);

    public static string Explain(string position, DateOnly on, IReadOnlyList<Term> terms)
    {
        var start = $"วันที่ {ThaiDate.Short(on)} ไม่มีผู้มีอำนาจลงนามในตำแหน่ง {position}";
        if (terms.Where(t => t.To < on).MaxBy(t => t.To) is { } past)
        {
            return $"{start} เพราะการ{past.Kind.Words()}ของ{past.FullName}{Of(past.Order)}สิ้นสุดเมื่อ {ThaiDate.Short(past.To!.Value)} {Cure}";
        }

        return terms.Where(t => t.From > on).MinBy(t => t.From) is { } next
            ? $"{start} เพราะการ{next.Kind.Words()}ของ{next.FullName}{Of(next.Order)}เริ่ม {ThaiDate.Short(next.From)} โปรดใช้วันที่ตั้งแต่วันนั้นเป็นต้นไป หรือบันทึกการแต่งตั้งให้ครอบคลุมวันนี้"
            : $"{start} เพราะตำแหน่งว่าง {Cure}";
    }

    /// <summary>All terms of a post; the last day in service ends a term too.</summary>
    public static async Task<IReadOnlyList<Term>> TermsAsync(this AppDb db, Guid positionId, CancellationToken ct)
    {
        var rows = await (from appointment in db.Set<Appointment>().AsNoTracking()
                          join person in db.Set<Person>().AsNoTracking() on appointment.PersonId equals person.Id
                          where appointment.PositionId == positionId
                          orderby appointment.From descending
                          select new { appointment, person }).Take(200).ToListAsync(ct);
        return [.. rows.Select(r => new Term(r.person.FullName, r.appointment.Kind, r.appointment.OrderReference, r.appointment.From, LastDay(r.appointment.To, r.person.LeftOn)))];
    }

    /// <summary>The earlier of the end of an appointment and of the service.</summary>
    public static DateOnly? LastDay(DateOnly? end, DateOnly? left) => end is null || left < end ? left ?? end : end;

    private static string Of(string order) => order.Length == 0 ? " " : $" ({order}) ";
}
