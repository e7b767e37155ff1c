using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

internal static class DemoVerbs
{
    public static Command Build()
    {
        var json = Answer.JsonOption();
        var reset = new Command("reset", "Throw the demo agencies away and fill them afresh. Refuses when another agency lives here.") { json };
        reset.SetAction((call, ct) => ResetAsync(call.GetValue(json), ct));
        return new Command("demo", "The fictional agencies to try things with.") { reset };
    }

    private static async Task<int> ResetAsync(bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        using var turn = await DemoTurn.TakeAsync(DemoFilling.FolderOf(app), ct);
        if (await DemoFilling.StrangerAsync(app, ct) is { } stranger)
        {
            return Answer.Refused(app.Services, new Refusal("demo.not-alone", "", stranger.Name));
        }

        turn.Begin();
        await Demo.WipeAsync(app.Services, ct);
        await using var fresh = HostApp.Create([], Demo.TellOfThePast);
        await Database.PrepareAsync(fresh.Services, ct);
        await Demo.FillAsync(fresh.Services, withData: true, ct);
        turn.End();
        if (json)
        {
            Answer.Json(new { agencies = Demo.Slugs });
        }
        else
        {
            Console.Out.WriteLine("The demo agencies are as new.");
        }

        return Answer.Ok;
    }
}
