using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

/// <summary>The way back in when no administrator of an agency can sign in any more: who runs the machine makes the code.</summary>
internal static class AccountVerbs
{
    public static Command Build()
    {
        var name = new Argument<string>("NAME") { Description = "User name of the account." };
        var agency = new Option<string>("--agency") { Description = "Short name of the agency.", Required = true };
        var json = Answer.JsonOption();
        var code = new Command("code", "Make an invitation or one-time code for a member; shown once, good for 24 hours.") { name, agency, json };
        code.SetAction((call, ct) => RunAsync(call.GetValue(name)!, call.GetValue(agency)!, call.GetValue(json), ct));
        return new Command("account", "Help with accounts from the machine itself.") { code };
    }

    private static async Task<int> RunAsync(string name, string slug, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<AgencyDirectory>().BySlugAsync(slug, ct) is not { } agency)
        {
            return Answer.Wrong($"ไม่มีหน่วยงาน “{slug}” ดูรายชื่อด้วย agency list");
        }

        services.GetRequiredService<Tenant>().Set(agency);
        var (db, upper) = (services.GetRequiredService<AppDb>(), name.Trim().ToUpperInvariant());
        var id = await db.Set<Membership>().Where(m => db.Set<Account>().Any(a => a.Id == m.AccountId && a.NormalizedUserName == upper)).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct);
        if (id is null || await services.GetRequiredService<IssueCode>().HandleAsync(id.Value, ct) is not { } outcome)
        {
            return Answer.Wrong($"ไม่มีผู้ใช้ “{name}” ในหน่วยงาน “{slug}” โปรดตรวจชื่อผู้ใช้");
        }

        if (!outcome.Done)
        {
            return Answer.Refused(services, outcome.Refusal);
        }

        var page = services.GetRequiredService<SiteAddress>().Of(outcome.Value.Kind == CodeKind.Invitation ? "/invitation" : "/one-time-code");
        if (json)
        {
            Answer.Json(new { name = outcome.Value.Account.UserName, kind = outcome.Value.Kind.ToString(), outcome.Value.Code, page, outcome.Value.UntilAt });
        }
        else
        {
            Console.Out.WriteLine($"{outcome.Value.Account.UserName}: รหัส {outcome.Value.Code} ใช้ที่ {page} ได้ครั้งเดียวภายใน 24 ชั่วโมง");
        }

        return Answer.Ok;
    }
}
