using System.CommandLine;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

/// <summary>A district or province that has an account already oversees one more agency: only who runs the installation may say so.</summary>
internal static class OverseeVerb
{
    public static Command Build()
    {
        var slug = new Argument<string>("SLUG") { Description = "Short name of the agency, e.g. tuayang." };
        var account = new Option<string>("--account") { Description = "User name of who oversees.", Required = true };
        var command = new Command("oversee", "Let an account see how far an agency is: numbers, nothing of what the work is.") { slug, account };
        command.SetAction((call, ct) => RunAsync(call.GetValue(slug)!, call.GetValue(account)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(string slug, string account, CancellationToken ct)
    {
        await using var office = await OfficeScope.OpenAsync(slug, ct);
        if (office.Problem is { } problem)
        {
            return Answer.Wrong(problem);
        }

        var added = await office.Services.GetRequiredService<AddMember>().HandleAsync(new(account, account, "", Role.Oversight), ct);
        return added.Done ? Answer.Ok : Answer.Refused(office.Services, added.Refusal);
    }
}
