using System.CommandLine;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

/// <summary>Who may correct what holds for every agency of the installation. Only who runs the machine can say so.</summary>
internal static class AdministratorVerbs
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var list = new Command("list", "User names of the installation's administrators.") { json };
        list.SetAction((call, ct) => InFirstAgencyAsync(async services =>
        {
            var names = await services.GetRequiredService<InstallationAdministrators>().NamesAsync(ct);
            if (call.GetValue(json))
            {
                Answer.Json(names);
            }
            else
            {
                names.ToList().ForEach(Console.Out.WriteLine);
            }

            return Answer.Ok;
        }, ct));
        return new Command("administrator", "Administrators of the installation: they correct the rules of all agencies.")
        {
            list,
            Change("add", "Let an account correct the rules of all agencies.", (book, name, ct) => book.AddAsync(name, ct)),
            Change("remove", "Take that right away again.", (book, name, ct) => book.RemoveAsync(name, ct)),
        };
    }

    private static Command Change(string verb, string description, Func<InstallationAdministrators, string, CancellationToken, Task<Outcome<Account>>> change)
    {
        var name = new Argument<string>("NAME") { Description = "User name of the account." };
        var command = new Command(verb, description) { name };
        command.SetAction((call, ct) => InFirstAgencyAsync(async services =>
        {
            var done = await change(services.GetRequiredService<InstallationAdministrators>(), call.GetValue(name)!, ct);
            return done.Done ? Answer.Ok : Answer.Refused(services, done.Refusal);
        }, ct));
        return command;
    }

    // Every audit event belongs to an agency's chain; what concerns the installation goes to its first agency's.
    private static async Task<int> InFirstAgencyAsync(Func<IServiceProvider, Task<int>> work, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        if (await app.Services.GetRequiredService<AgencyDirectory>().AllAsync(ct) is not [var first, ..])
        {
            return Answer.Wrong("ยังไม่มีหน่วยงาน ใช้ agency add เพื่อเปิดหน่วยงานแรก");
        }

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set(first.Agency);
        return await work(scope.ServiceProvider);
    }
}
