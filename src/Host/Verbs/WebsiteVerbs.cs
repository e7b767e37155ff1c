using System.CommandLine;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Host.Verbs;

internal static class WebsiteVerbs
{
    public static Command Build()
    {
        var agency = new Option<string>("--agency") { Description = "Short name of the agency, e.g. tuayang.", Required = true };
        var whole = new Option<bool>("--whole") { Description = "Write every page anew, also what seems right." };
        var reindex = new Command("reindex", "Make the index of the search say what the public site shows.") { agency, whole };
        reindex.SetAction((call, ct) => ReindexAsync(call.GetValue(agency)!, call.GetValue(whole), ct));
        return new Command("website", "The public site.") { reindex };
    }

    private static async Task<int> ReindexAsync(string slug, bool whole, CancellationToken ct)
    {
        await using var office = await OfficeScope.OpenAsync(slug, ct);
        if (office.Problem is { } problem)
        {
            return Answer.Wrong(problem);
        }

        var changed = await office.Services.GetRequiredService<ISiteSearch>().RebuildAsync(whole, ct);
        Console.Out.WriteLine(FormattableString.Invariant($"{changed} pages"));
        return Answer.Ok;
    }
}
