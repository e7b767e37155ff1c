using System.Text;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Diary;

/// <param name="Person">Empty when nobody is named.</param>
internal sealed record DigestLine(DueThing Thing, string Unit, string Person, int DaysLeft)
{
    public string Left => DaysLeft switch { < 0 => $"เกินกำหนด {-DaysLeft} วัน", 0 => "วันนี้", 1 => "พรุ่งนี้", _ => $"อีก {DaysLeft} วัน" };
}

/// <summary>What must be done in the next days, and by whom; also as words to send to a group of colleagues.</summary>
internal sealed class Digest(DueList due, IAgencyDirectory office, SiteAddress site, TimeProvider clock)
{
    public const int Days = 14;

    /// <summary>What is later than this was not forgotten but given up, and helps nobody in a list of two weeks.</summary>
    private const int LateDays = 60;

    public DateOnly Today => Bangkok.Today(clock);

    /// <summary>Grouped by unit, the whole office's first; in each by day.</summary>
    /// <param name="unitId">Not null: of that unit only.</param>
    public async Task<IReadOnlyList<DigestLine>> ReadAsync(Guid? unitId, CancellationToken ct)
    {
        var today = Today;
        var units = (await office.UnitsAsync(ct)).ToDictionary(u => u.Id);
        var people = (await office.PeopleAsync(ct)).ToDictionary(p => p.Id, p => p.FullName);
        return
        [
            .. from thing in await due.AroundAsync(today, ct)
               where thing.IsSeenBy(unitId) && thing.On <= today.AddDays(Days) && thing.On >= (thing.Kind == DueKind.Date ? today : today.AddDays(-LateDays))
               let unit = thing.UnitId is { } id ? units.GetValueOrDefault(id) : null
               orderby unit?.Order ?? -1, thing.On
               select new DigestLine(thing, unit?.Name ?? "", thing.PersonId is { } person ? people.GetValueOrDefault(person, "") : "", thing.On.DayNumber - today.DayNumber),
        ];
    }

    /// <summary>Plain words without tables: they are pasted into a chat.</summary>
    public string Words(IReadOnlyList<DigestLine> lines)
    {
        var text = new StringBuilder($"งาน ITA ที่ต้องทำใน {Days} วัน ({ThaiDate.Short(Today)} – {ThaiDate.Short(Today.AddDays(Days))})\n");
        foreach (var unit in lines.GroupBy(l => l.Unit))
        {
            text.Append(CultureFree($"\n{(unit.Key.Length > 0 ? unit.Key : "ทั้งหน่วยงาน")}\n"));
            foreach (var line in unit)
            {
                text.Append(CultureFree($"• {ThaiDate.Short(line.Thing.On)} {line.Thing.Text}{(line.Person.Length > 0 ? " – " + line.Person : "")} ({line.Left})\n"));
            }
        }

        return text.Append("\nดูรายละเอียด: ").Append(site.Of(FormattableString.Invariant($"/app/{FiscalYear.Of(Today).Be}/diary/digest"))).ToString();
    }

    private static string CultureFree(FormattableString text) => FormattableString.Invariant(text);
}
