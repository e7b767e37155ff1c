using System.CommandLine;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

internal static class RecipeVerb
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var command = new Command("recipes", "Kinds of offices that 'agency add --recipe' knows, and where each was taken from.") { json };
        command.SetAction((call, _) => ListAsync(call.GetValue(json)));
        return command;
    }

    private static async Task<int> ListAsync(bool json)
    {
        await using var app = HostApp.Create([]);
        var all = app.Services.GetRequiredService<RecipeBook>().All;
        if (json)
        {
            Answer.Json(all.Select(r => new { r.Code, r.Name, r.Source, r.Mark, Units = r.Units.Select(u => u.Name), Posts = r.Posts.Count }).ToList());
        }
        else
        {
            all.ToList().ForEach(r => Console.Out.WriteLine($"{r.Code}\t{r.Name}\t{r.Source}"));
        }

        return Answer.Ok;
    }
}
