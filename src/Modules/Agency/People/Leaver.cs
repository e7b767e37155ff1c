using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>What a leaving person leaves behind besides work: an account, and posts without a signer.</summary>
internal sealed class Leaver(AppDb db, OfficeDirectory directory, TimeProvider clock)
{
    /// <param name="Vacant">Posts they held that nobody may sign for on the day after their last one.</param>
    public sealed record Found(string Name, DateOnly? LeftOn, bool HasAccount, IReadOnlyList<SigningRight> Vacant);

    public async Task<Found?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } person)
        {
            return null;
        }

        var account = await db.Set<Membership>().AsNoTracking().AnyAsync(m => m.PersonId == id && m.EndedAt == null, ct);
        var vacant = new List<SigningRight>();
        if (person.LeftOn is { } left)
        {
            var (after, today) = (left.AddDays(1), Bangkok.Today(clock));
            var posts = await db.Set<Appointment>().AsNoTracking().Where(a => a.PersonId == id && a.To == left).Select(a => a.PositionId).Distinct().OrderBy(p => p).Take(50).ToListAsync(ct);
            foreach (var post in posts)
            {
                var right = await directory.WhoSignsAsync(post, after > today ? after : today, ct);
                vacant.AddRange(right.Problem is null ? [] : [right]);
            }
        }

        return new(person.FullName, person.LeftOn, account, vacant);
    }
}
