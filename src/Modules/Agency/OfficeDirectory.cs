using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>The registers of the office, as other modules may know them.</summary>
internal sealed class OfficeDirectory(AppDb db, Tenant tenant, TimeProvider clock) : IAgencyDirectory
{
    private const int MostPeople = 5000;

    public async Task<AgencyProfile> ProfileAsync(CancellationToken ct)
    {
        var name = tenant.Agency.Name;
        return await db.Set<Office>().AsNoTracking()
            .Select(o => new AgencyProfile(o.Name, o.ShortName, o.HeadTitle, o.Address, o.District, o.Province, o.Phone, o.Email, o.NumberPrefix, o.OfficeName, o.EmblemFileId, o.SealFileId))
            .SingleOrDefaultAsync(ct) ?? new AgencyProfile(name, name, "", "", "", "", "", "", "", "", null, null);
    }

    public async Task<IReadOnlyList<UnitView>> UnitsAsync(CancellationToken ct) => await db.Set<Unit>().AsNoTracking()
        .OrderBy(u => u.Place).Take(200).Select(u => new UnitView(u.Id, u.Name, u.ShortName, u.Place)).ToListAsync(ct);

    public async Task<IReadOnlyList<PersonView>> PeopleAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.LeftOn == null || p.LeftOn >= today).OrderBy(p => p.SortKey).ThenBy(p => p.Id)
            .Take(MostPeople).Select(p => new { p.Id, p.Title, p.FirstName, p.LastName, p.UnitId }).ToListAsync(ct);
        var filled = await FilledAsync(today, ct);
        return [.. people.Select(p => new PersonView(p.Id, Person.NameOf(p.Title, p.FirstName, p.LastName),
            string.Join(' ', Signatures.OfPerson(p.Id, filled)?.Lines ?? []), p.UnitId))];
    }

    public async Task<SignatureBlock?> SignatureOfAsync(Guid personId, DateOnly on, CancellationToken ct) =>
        Signatures.OfPerson(personId, await FilledAsync(on, ct));

    public async Task<IReadOnlyList<ChainStep>> ChainAsync(DateOnly on, CancellationToken ct)
    {
        var links = await (from link in db.Set<ChainLink>().AsNoTracking()
                           join position in db.Set<Position>().AsNoTracking() on link.PositionId equals position.Id
                           orderby link.Place
                           select new { link.PositionId, link.Heading, position.Name }).Take(SetChain.MostSteps).ToListAsync(ct);
        var filled = await FilledAsync(on, ct);
        return [.. links.Select(l => new ChainStep(l.Heading.Length > 0 ? l.Heading : $"ความเห็น{l.Name}", Signatures.OfPosition(l.PositionId, filled)))];
    }

    public async Task<IReadOnlyList<PositionView>> ChainPositionsAsync(CancellationToken ct) =>
        await (from link in db.Set<ChainLink>().AsNoTracking()
               join position in db.Set<Position>().AsNoTracking() on link.PositionId equals position.Id
               orderby link.Place
               select new PositionView(position.Id, position.Name, position.UnitId, position.Place)).Take(SetChain.MostSteps).ToListAsync(ct);

    public async Task<IReadOnlyList<PositionView>> PositionsAsync(CancellationToken ct) => await db.Set<Position>().AsNoTracking()
        .OrderBy(p => p.Place).ThenBy(p => p.Id).Take(SavePosition.MostPositions).Select(p => new PositionView(p.Id, p.Name, p.UnitId, p.Place)).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<Guid, Guid>> SignaturePicturesAsync(IReadOnlyCollection<Guid> personIds, CancellationToken ct) =>
        await db.Set<SignaturePicture>().AsNoTracking().Where(s => personIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.FileId, ct);

    public async Task<SigningRight> WhoSignsAsync(Guid positionId, DateOnly on, CancellationToken ct)
    {
        if (await db.Set<Position>().AsNoTracking().Where(p => p.Id == positionId).Select(p => p.Name).SingleOrDefaultAsync(ct) is not { } name)
        {
            return new(positionId, "", [], "ไม่พบตำแหน่งนี้ในหน่วยงาน โปรดเลือกตำแหน่งใหม่");
        }

        var signers = Signatures.For(positionId, await FilledAsync(on, ct));
        return new(positionId, name, signers, signers.Count > 0 ? null : Vacancy.Explain(name, on, await db.TermsAsync(positionId, ct)));
    }

    public async Task<IReadOnlyList<Guid>> PositionsOfAsync(Guid personId, DateOnly on, CancellationToken ct) =>
        [.. (await FilledAsync(on, ct)).Where(f => f.PersonId == personId).Select(f => f.PositionId).Distinct()];

    /// <summary>Who fills which post on a day; somebody who has left fills none.</summary>
    public async Task<IReadOnlyList<Signatures.Filled>> FilledAsync(DateOnly on, CancellationToken ct)
    {
        var rows = await (from appointment in db.Set<Appointment>().AsNoTracking()
                          join person in db.Set<Person>().AsNoTracking() on appointment.PersonId equals person.Id
                          join position in db.Set<Position>().AsNoTracking() on appointment.PositionId equals position.Id
                          where appointment.From <= @on && (appointment.To == null || appointment.To >= @on) && (person.LeftOn == null || person.LeftOn >= @on)
                          orderby position.Place, appointment.From, appointment.Id
                          select new { person, position.Name, position.Place, appointment }).Take(MostPeople).ToListAsync(ct);
        return [.. rows.Select(r => new Signatures.Filled(r.person.Id, r.person.FullName, r.appointment.PositionId, r.Name, r.Place, r.appointment.Kind,
            r.appointment.From, Vacancy.LastDay(r.appointment.To, r.person.LeftOn), r.appointment.OrderReference))];
    }
}
