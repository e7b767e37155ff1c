using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Calendar;

namespace Prongsai.Host;

/// <summary>Two fictional agencies, filled through the same handlers that people use.</summary>
internal static class Demo
{
    public const string Password = "demo-prongsai-2569";

    /// <summary>Six digits that the demo accounts confirm a decision with.</summary>
    public const string Pin = IDemoData.Pin;

    private sealed record Office(string Slug, string Name, string[] Hosts, string Suffix);

    /// <param name="Unit">Part of the unit's name that the account is limited to.</param>
    /// <param name="Position">Part of the position of the person who signs.</param>
    /// <param name="MainOnly">A post that only the main office has.</param>
    private sealed record Someone(string UserName, string DisplayName, Role Role, string? Unit, string? Position, bool MainOnly = false);

    private static readonly Office[] Offices =
    [
        new("tuayang", "องค์การบริหารส่วนตำบลตัวอย่าง", ["127.0.0.1", "localhost"], ""),
        new("sommut", "เทศบาลตำบลสมมติ", ["sommut.localhost"], ".sommut"),
    ];

    private static readonly Someone[] People =
    [
        new("admin", "ผู้ดูแลระบบ", Role.Administrator, null, null),
        new("officer", "เจ้าหน้าที่ ITA", Role.Officer, null, "นักวิเคราะห์นโยบาย"),
        new("finance", "เจ้าหน้าที่กองคลัง", Role.Officer, "คลัง", null),
        new("section", "หัวหน้าฝ่ายแผนงาน", Role.HeadOfUnit, "สำนักปลัด", "หัวหน้าฝ่าย", MainOnly: true),
        new("head", "หัวหน้าสำนักปลัด", Role.HeadOfUnit, "สำนักปลัด", "หัวหน้าสำนักปลัด"),
        new("secretary", "ปลัด", Role.PermanentSecretary, null, "ปลัด"),
        new("mayor", "นายก", Role.Executive, null, "นายก"),
        new("auditor", "ผู้ตรวจสอบภายใน", Role.Auditor, null, null),
        new("district", "ผู้กำกับดูแลอำเภอ", Role.Oversight, null, null),
    ];

    private static readonly DateOnly FirstDay = new(2022, 10, 3);

    public static IReadOnlyList<string> Slugs { get; } = [.. Offices.Select(o => o.Slug)];

    /// <summary>Lets the installation that is made tell of days gone by while it is filled.</summary>
    public static void TellOfThePast(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(new StoryClock(TimeProvider.System));

    /// <param name="withData">False: only the agencies and their accounts.</param>
    /// <exception cref="InvalidOperationException">The installation was not made with <see cref="TellOfThePast"/>.</exception>
    public static async Task FillAsync(IServiceProvider services, bool withData, CancellationToken ct)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        if (withData && clock is not StoryClock)
        {
            throw new InvalidOperationException("The papers of past years are signed in past years: the demo needs a StoryClock.");
        }

        // Agencies are numbered one after the other. Hashing passwords is most of the work here: the offices do it side by side.
        List<AgencyRef> agencies = [];
        foreach (var office in Offices)
        {
            agencies.Add(await OpenAsync(services, office, ct));
        }

        await Task.WhenAll(Offices.Zip(agencies).Select(one => AddPeopleAsync(services, one.Second, one.First, ct)));
        foreach (var (office, agency) in Offices.Zip(agencies))
        {
            if (office.Suffix.Length == 0)
            {
                await using var scope = await ScopeOfOfficerAsync(services, agency, ct);
                await scope.ServiceProvider.GetRequiredService<InstallationAdministrators>().AddAsync("admin", ct);
            }

            foreach (var order in withData ? DemoOrders(services) : [])
            {
                await using var scope = await ScopeOfOfficerAsync(services, agency, ct);
                foreach (var part in scope.ServiceProvider.GetServices<IDemoData>().Where(d => d.Order == order))
                {
                    await part.FillAsync(office.Slug, ct);
                }

                if (order == 100)
                {
                    await LinkPeopleAsync(services, agency, office, ct);
                }

                await services.GetRequiredService<JobRunner>().DrainAsync(ct);
            }
        }

        StoryClock.End(clock);
    }

    /// <summary>Removes every row and every blob. The caller has made sure that only demo agencies live here.</summary>
    public static async Task WipeAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db.Database.IsSqlite())
        {
            var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
            SqliteConnection.ClearAllPools();
            foreach (var ending in (string[])["", "-wal", "-shm"])
            {
                File.Delete(file + ending);
            }
        }
        else
        {
            await db.Database.ExecuteSqlRawAsync("drop schema public cascade; create schema public", ct);
        }

        var blobs = scope.ServiceProvider.GetRequiredService<BlobVolume>().Root;
        if (Directory.Exists(blobs))
        {
            Directory.Delete(blobs, recursive: true);
        }
    }

    public static void Tell(Uri address)
    {
        Console.WriteLine();
        foreach (var office in Offices)
        {
            var host = office.Hosts[0];
            Console.WriteLine($"  {office.Name}: http://{host}:{address.Port}/   เจ้าหน้าที่: http://{host}:{address.Port}/app");
            Console.WriteLine("    " + string.Join("  ", PeopleOf(office).Select(p => p.UserName + office.Suffix)));
        }

        Console.WriteLine($"  รหัสผ่านทดลองของทุกบัญชี (demo password): {Password}   รหัสยืนยัน 6 หลัก (PIN): {Pin}");
        Console.WriteLine();
    }

    private static List<int> DemoOrders(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IDemoData>().Select(d => d.Order).Distinct().Order()];
    }

    private static IEnumerable<Someone> PeopleOf(Office office) => People.Where(p => !p.MainOnly || office.Suffix.Length == 0);

    private static async Task<AgencyRef> OpenAsync(IServiceProvider services, Office office, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<AddAgency>().HandleAsync(new(office.Slug, office.Name, office.Hosts), ct);
        return made.Value ?? throw new InvalidOperationException(made.Refusal!.Code);
    }

    private static async Task AddPeopleAsync(IServiceProvider services, AgencyRef agency, Office office, CancellationToken ct)
    {
        // They have confirmed decisions with their digits for years.
        StoryClock.Tell(services.GetRequiredService<TimeProvider>(), Bangkok.At(FirstDay, 8, 30));
        foreach (var person in PeopleOf(office))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(agency);
            var added = await scope.ServiceProvider.GetRequiredService<AddMember>()
                .HandleAsync(new(person.UserName + office.Suffix, person.DisplayName, Password, person.Role), ct);
            if (!added.Done)
            {
                throw new InvalidOperationException(added.Refusal.Code);
            }

            var pin = await scope.ServiceProvider.GetRequiredService<SetPin>().HandleAsync(added.Value.AccountId, new(Password, Pin), ct);
            if (!pin.Done)
            {
                throw new InvalidOperationException(pin.Refusal.Code);
            }
        }
    }

    // Units and people exist only after the Agency module has filled its registers.
    private static async Task LinkPeopleAsync(IServiceProvider services, AgencyRef agency, Office office, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set(agency);
        var directory = scope.ServiceProvider.GetService<IAgencyDirectory>();
        if (directory is null)
        {
            return;
        }

        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (units, staff) = (await directory.UnitsAsync(ct), await directory.PeopleAsync(ct));
        foreach (var person in PeopleOf(office))
        {
            var name = (person.UserName + office.Suffix).ToUpperInvariant();
            var account = await db.Set<Account>().SingleAsync(a => a.NormalizedUserName == name, ct);
            var membership = await db.Set<Membership>().SingleAsync(m => m.AccountId == account.Id, ct);
            membership.UnitId = person.Unit is null ? null : units.FirstOrDefault(u => u.Name.Contains(person.Unit, StringComparison.Ordinal))?.Id;
            var who = person.Position is null ? null : staff.FirstOrDefault(p => p.Position.StartsWith(person.Position, StringComparison.Ordinal) || p.Position.Contains("แทน " + person.Position, StringComparison.Ordinal));
            (membership.PersonId, account.DisplayName) = (who?.Id, who?.FullName ?? account.DisplayName);
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<AsyncServiceScope> ScopeOfOfficerAsync(IServiceProvider services, AgencyRef agency, CancellationToken ct)
    {
        var scope = services.CreateAsyncScope();
        await Verbs.OfficeScope.ActAsAdministratorAsync(scope.ServiceProvider, agency, ct);
        return scope;
    }
}
