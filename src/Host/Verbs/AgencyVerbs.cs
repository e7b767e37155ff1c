using System.CommandLine;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

internal static class AgencyVerbs
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var list = new Command("list", "Agencies of this installation: slug, name, hosts, state.") { json };
        list.SetAction((call, ct) => ListAsync(call.GetValue(json), ct));
        var all = new Command("agency", "Agencies of this installation.") { list, AddAgencyVerb.Build(), AgencyTransferVerbs.BuildExport(), AgencyTransferVerbs.BuildImport(), AgencyVisitVerb.Build(), OverseeVerb.Build(), RecipeVerb.Build() };
        foreach (var change in AgencyStateVerbs.Build())
        {
            all.Add(change);
        }

        return all;
    }

    private static async Task<int> ListAsync(bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        var agencies = (await app.Services.GetRequiredService<AgencyDirectory>().EvenArchivedAsync(ct))
            .Select(a => new { a.Agency.Slug, a.Agency.Name, a.Hosts, State = a.Agency.State.ToString() }).ToList();
        if (json)
        {
            Answer.Json(agencies);
        }
        else
        {
            agencies.ForEach(a => Console.Out.WriteLine($"{a.Slug}\t{a.Name}\t{string.Join(' ', a.Hosts)}\t{a.State}"));
        }

        return Answer.Ok;
    }
}
