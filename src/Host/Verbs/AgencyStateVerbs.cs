using System.CommandLine;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

/// <summary>What an agency may do, said by whoever runs the machine. A running server hears of it within seconds.</summary>
internal static class AgencyStateVerbs
{
    public static IEnumerable<Command> Build() =>
    [
        Change("suspend", "Let an agency be read but not changed.", AgencyState.Suspended),
        Change("archive", "Close an agency: nobody is answered, its work stands still, its data stay and are backed up.", AgencyState.Archived),
        Change("resume", "Open an agency again.", AgencyState.Open),
    ];

    private static Command Change(string verb, string description, AgencyState state)
    {
        var slug = new Argument<string>("SLUG") { Description = "Short name of the agency, e.g. tuayang." };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the audit chain of the agency.", Required = true };
        var json = Answer.JsonOption();
        var command = new Command(verb, description) { slug, reason, json };
        command.SetAction((call, ct) => RunAsync(new(call.GetValue(slug)!, state, call.GetValue(reason)!), call.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(SetAgencyState.Input input, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<SetAgencyState>().HandleAsync(input, ct);
        if (!done.Done)
        {
            return Answer.Refused(scope.ServiceProvider, done.Refusal);
        }

        if (json)
        {
            Answer.Json(new { done.Value.Slug, done.Value.Name, State = done.Value.State.ToString() });
        }
        else
        {
            Console.Out.WriteLine($"{done.Value.Slug}\t{done.Value.State}");
        }

        return Answer.Ok;
    }
}
