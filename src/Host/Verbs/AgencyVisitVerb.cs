using System.CommandLine;
using System.Globalization;
using Prongsai.Platform;
using Prongsai.Platform.Visits;

namespace Prongsai.Host.Verbs;

/// <summary>An administrator of the installation is let into an agency for a while; the agency sees it.</summary>
internal static class AgencyVisitVerb
{
    public static Command Build()
    {
        var slug = new Argument<string>("SLUG") { Description = "Short name of the agency, e.g. tuayang." };
        var account = new Option<string>("--account") { Description = "User name of an administrator of the installation.", Required = true };
        var minutes = new Option<int>("--minutes") { Description = "How long, 60 at most.", DefaultValueFactory = _ => 30 };
        var reason = new Option<string>("--reason") { Description = "Why; shown to the agency and kept in its audit chain.", Required = true };
        var json = Answer.JsonOption();
        var command = new Command("enter", "Let an administrator of the installation into an agency for an hour at most; the agency sees it and can end it.") { slug, account, minutes, reason, json };
        command.SetAction((call, ct) => RunAsync(call.GetValue(slug)!, new(call.GetValue(account)!, call.GetValue(minutes), call.GetValue(reason)!), call.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(string slug, EnterAgency.Input input, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await app.Services.GetRequiredService<AgencyDirectory>().BySlugAsync(slug, ct) is not { State: not AgencyState.Archived } agency)
        {
            return Answer.Refused(services, new Refusal("agency.unknown", "", slug));
        }

        services.GetRequiredService<Tenant>().Set(agency);
        var visit = await services.GetRequiredService<EnterAgency>().HandleAsync(input, ct);
        if (!visit.Done)
        {
            return Answer.Refused(services, visit.Refusal);
        }

        if (json)
        {
            Answer.Json(new { agency.Slug, visit.Value.Number, visit.Value.Until, address = $"https://{agency.MainHost}/sign-in" });
        }
        else
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"เข้าช่วยเหลือครั้งที่ {visit.Value.Number} ที่ {agency.MainHost} ได้ถึง {visit.Value.Until:yyyy-MM-dd HH:mm} UTC"));
        }

        return Answer.Ok;
    }
}
