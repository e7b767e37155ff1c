using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform.Transfer;

/// <summary>
/// The accounts that come with an agency. One that is here already (the same id: both agencies came from one place) stays as it is here; a user name that
/// somebody else has here must be given another one, so that nobody gets into another's account.
/// </summary>
internal sealed class ArrivingAccounts
{
    private readonly List<(TravellingAccount Account, string Name)> _new = [];
    private readonly List<Account> _here = [];

    /// <summary>How many got another user name.</summary>
    public int Renamed { get; private set; }

    /// <returns>Refusals "import.names" ({0} = the names that are taken), "import.rename" ({0} = a name that is none, or is taken too), "import.changed".</returns>
    public static async Task<Outcome<ArrivingAccounts>> ReadAsync(AppDb db, AgencyArchive archive, IReadOnlyDictionary<string, string> renames, CancellationToken ct)
    {
        var (arriving, taken, names) = (new ArrivingAccounts(), new List<string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        await foreach (var line in archive.LinesAsync(AgencyManifest.Accounts, ct))
        {
            if (JsonSerializer.Deserialize<TravellingAccount>(line, Json.Options) is not { } account || !AddMember.IsName(account.UserName))
            {
                return new Refusal("import.changed", "", AgencyManifest.Accounts);
            }

            if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == account.Id, ct) is { } here)
            {
                arriving._here.Add(here);
                continue;
            }

            var other = renames.FirstOrDefault(r => r.Key.Equals(account.UserName, StringComparison.OrdinalIgnoreCase)).Value;
            var name = other ?? account.UserName;
            if (other is not null && !AddMember.IsName(other))
            {
                return new Refusal("import.rename", "", other);
            }

            var normalized = name.ToUpperInvariant();
            if (!names.Add(name) || await db.Set<Account>().AnyAsync(a => a.NormalizedUserName == normalized, ct))
            {
                taken.Add(name);
            }

            arriving._new.Add((account, name));
            arriving.Renamed += other is null ? 0 : 1;
        }

        return taken.Count > 0 ? new Refusal("import.names", "", string.Join(", ", taken.Take(20))) : arriving;
    }

    /// <summary>Adds them to the unit of work. Nobody is signed in by this: each has a stamp that no session knows.</summary>
    public void Add(AppDb db)
    {
        _here.ForEach(account => account.Shared = true);
        foreach (var (account, name) in _new)
        {
            db.Add(new Account
            {
                Id = account.Id,
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                DisplayName = account.DisplayName,
                Disabled = account.Disabled,
                PasswordHash = account.PasswordHash,
                SecurityStamp = Guid.CreateVersion7().ToString("N"),
                LockoutEnabled = true,
            });
            if (account.PinHash is { } pin)
            {
                db.Add(new AccountPin { AccountId = account.Id, Hash = pin, SetAt = db.Now, NextAt = db.Now });
            }
        }
    }
}
