using System.CommandLine;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

internal static class AgencyVerbs
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var list = new Command("list", "Agencies of this installation: slug, name, hosts.") { json };
        list.SetAction((call, ct) => ListAsync(call.GetValue(json), ct));
        return new Command("agency", "Agencies of this installation.") { list, AddAgencyVerb.Build() };
    }

    private static async Task<int> ListAsync(bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        var agencies = (await app.Services.GetRequiredService<AgencyDirectory>().AllAsync(ct))
            .Select(a => new { a.Agency.Slug, a.Agency.Name, a.Hosts }).ToList();
        if (json)
        {
            Answer.Json(agencies);
        }
        else
        {
            agencies.ForEach(a => Console.Out.WriteLine($"{a.Slug}\t{a.Name}\t{string.Join(' ', a.Hosts)}"));
        }

        return Answer.Ok;
    }
}
