using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>Gives the open work of a person to others, thing by thing.</summary>
internal sealed class HandOver(AppDb db, IEnumerable<IOwnership> owners, OfficeDirectory directory)
{
    /// <param name="To">Id of a thing and who takes it on.</param>
    public sealed record Input(Guid PersonId, IReadOnlyDictionary<string, Guid> To);

    /// <param name="Count">Things that have a new owner.</param>
    public sealed record Done(int Count);

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var all = new List<OwnedThing>();
        foreach (var source in owners)
        {
            all.AddRange(await source.OfAsync(people, ct));
        }

        return all;
    }

    /// <returns>Null when there is no such person here; refusals "handover.nobody", "handover.successor", "handover.same", "handover.moved".</returns>
    public async Task<Outcome<Done>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (!await db.Set<Person>().AnyAsync(p => p.Id == input.PersonId, ct))
        {
            return null;
        }

        var open = (await OfAsync([input.PersonId], ct)).Select(t => t.Id).ToHashSet();
        var given = input.To.Where(t => open.Contains(t.Key)).ToLookup(t => t.Value, t => t.Key);
        if (given.Count == 0)
        {
            return new Refusal("handover.nobody", "Input.Everything");
        }

        if (given.Contains(input.PersonId))
        {
            return new Refusal("handover.same", "Input.Everything");
        }

        var people = await directory.PeopleAsync(ct);
        foreach (var one in given)
        {
            if (people.FirstOrDefault(p => p.Id == one.Key) is not { } person)
            {
                return new Refusal("handover.successor", "Input.Everything");
            }

            await GiveAsync(input.PersonId, person, [.. one], ct);
        }

        var count = given.Sum(g => g.Count());
        db.Record("person.handed-over", input.PersonId.ToString(), new { things = count });
        try
        {
            await db.SaveChangesAsync(ct);
            return new Done(count);
        }
        catch (DbUpdateException)
        {
            // Somebody signed or wrote in one of them at this moment: nothing was given, the list is read again.
            db.ChangeTracker.Clear();
            return new Refusal("handover.moved", "Input.Everything");
        }
    }

    private async Task GiveAsync(Guid from, PersonView to, IReadOnlyCollection<string> things, CancellationToken ct)
    {
        foreach (var source in owners)
        {
            await source.HandOverAsync(from, new(to.Id, $"{to.FullName} {to.Position}".Trim()), things, ct);
        }
    }
}
