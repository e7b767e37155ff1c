using System.CommandLine;
using System.Security.Cryptography;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

/// <summary>The first step of a real office: its record, its hosts, and an administrator whose first password is shown once.</summary>
internal static class AddAgencyVerb
{
    public static Command Build()
    {
        var slug = new Argument<string>("SLUG") { Description = "Short ASCII name, e.g. tuayang." };
        var name = new Option<string>("--name") { Description = "Full official name.", Required = true };
        var hosts = new Option<string[]>("--host") { Description = "Host name it answers; the first one is in its links.", Required = true };
        var admin = new Option<string>("--admin") { Description = "User name of its administrator.", Required = true };
        var recipe = new Option<string?>("--recipe") { Description = "Units, posts, chain and items of the year of a kind of office; 'agency recipes' lists them." };
        var json = Answer.JsonOption();
        var command = new Command("add", "Open an agency with its first administrator.") { slug, name, hosts, admin, recipe, json };
        command.SetAction((call, ct) => RunAsync(
            new(call.GetValue(slug)!, call.GetValue(name)!, call.GetValue(hosts)!), call.GetValue(admin)!, call.GetValue(recipe), call.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(AddAgency.Input input, string admin, string? recipe, bool json, CancellationToken ct)
    {
        await using var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var book = services.GetRequiredService<RecipeBook>();
        if (recipe is not null && book.Find(recipe) is null)
        {
            return Answer.Refused(services, new Refusal("recipe.unknown", "", string.Join(' ', book.All.Select(r => r.Code))));
        }

        var added = await services.GetRequiredService<AddAgency>().HandleAsync(input, ct);
        if (!added.Done)
        {
            return Answer.Refused(services, added.Refusal);
        }

        services.GetRequiredService<Tenant>().Set(added.Value);
        var password = FirstPassword();
        var member = await services.GetRequiredService<AddMember>().HandleAsync(new(admin, "ผู้ดูแลระบบ", password, Role.Administrator), ct);
        if (!member.Done)
        {
            return Answer.Refused(services, member.Refusal);
        }

        if (recipe is not null && (await services.GetRequiredService<ApplyRecipe>().HandleAsync(recipe, ct)).Refusal is { } refusal)
        {
            return Answer.Refused(services, refusal);
        }

        // Whoever opens the installation's first agency keeps what holds for all of them, until somebody else is named.
        if ((await services.GetRequiredService<AgencyDirectory>().AllAsync(ct)).Count == 1)
        {
            await services.GetRequiredService<InstallationAdministrators>().AddAsync(admin, ct);
        }

        if (json)
        {
            Answer.Json(new { added.Value.Slug, added.Value.Name, input.Hosts, admin, password });
        }
        else
        {
            Console.Out.WriteLine($"เปิดหน่วยงาน {added.Value.Name} แล้ว ผู้ดูแลระบบ {admin} รหัสผ่านแรก {password} (แสดงครั้งเดียว โปรดเปลี่ยนเมื่อเข้าสู่ระบบครั้งแรก)");
        }

        return Answer.Ok;
    }

    // 80 bits in four groups a person can copy from the screen.
    private static string FirstPassword()
    {
        const string letters = "abcdefghjkmnpqrstuvwxyz23456789";
        return string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(letters, 4)));
    }
}
