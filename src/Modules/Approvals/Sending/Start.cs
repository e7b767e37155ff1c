using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Routes;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Approvals.Sending;

/// <summary>Sends a thing on its way: copies the route, binds it to the content, opens the first step.</summary>
internal sealed class Start(Ledger ledger, RouteBook routes, CurrentUser user)
{
    public const int LongestTitle = 300;
    public const int LongestHash = 128;
    private const int LongestType = 40;

    public async Task<Outcome<Dossier>> HandleAsync(StartApproval input, CancellationToken ct)
    {
        var title = Kept.Cut(input.Title, LongestTitle);
        if (title.Length == 0 || input.Hash.Length is 0 or > LongestHash || input.SubjectType.Length is 0 or > LongestType)
        {
            return new Refusal("approval.title");
        }

        var choices = await routes.ForAsync(input.SubjectType, input.UnitId, ct);
        var route = input.RouteId is { } id ? choices.FirstOrDefault(r => r.Id == id) : choices.Count > 0 ? choices[0] : null;
        if (route is null || route.Steps.Count == 0)
        {
            return new Refusal("approval.no-route");
        }

        if (await ledger.LastOfAsync(input.SubjectType, input.SubjectId, ct) is { } last)
        {
            ledger.SettleDue(last);
            if (!last.Course.IsOver)
            {
                return new Refusal("approval.runs");
            }
        }

        var file = Open(input, title, route);
        ledger.Append(file, new Act
        {
            ApprovalId = file.Approval.Id,
            Number = 1,
            Kind = ActKind.Started,
            At = ledger.Now,
            Hash = input.Hash,
            AccountId = user.AccountId,
            PersonId = user.PersonId,
            Name = user.Name,
        });
        return await ledger.TrySaveAsync(ct) ? file : new Refusal("approval.runs");
    }

    private Dossier Open(StartApproval input, string title, RouteView route)
    {
        var approval = new Approval
        {
            SubjectType = input.SubjectType,
            SubjectId = input.SubjectId,
            Title = title,
            Hash = input.Hash,
            Urgent = input.Urgent,
            UnitId = input.UnitId,
            RouteName = route.Name,
            AuthorMayNotDecide = route.AuthorMayNotDecide,
            StartedByAccountId = user.AccountId,
            StartedByPersonId = user.PersonId,
            StartedByName = user.Name,
            StartedAt = ledger.Now,
            Summary = Kept.Summary(input.Summary),
        };
        return ledger.Open(approval, [.. route.Steps.Select((s, i) => new Step
        {
            ApprovalId = approval.Id,
            Place = i + 1,
            Stage = s.Stage,
            PositionId = s.PositionId,
            PositionName = s.PositionName,
            Days = s.Days,
        })]);
    }
}

/// <summary>Texts as they are kept.</summary>
internal static class Kept
{
    private const int MostSummaryLines = 3;

    public static string Cut(string text, int longest)
    {
        var clean = ThaiText.Clean(text.Length > longest * 4 ? text[..(longest * 4)] : text).Trim();
        return clean.Length > longest ? clean[..longest] : clean;
    }

    public static List<string> Summary(IEnumerable<string> lines) =>
        [.. lines.Take(MostSummaryLines).Select(l => Cut(l, Start.LongestTitle)).Where(l => l.Length > 0)];

    /// <summary>A reason or an opinion; null when it is too long to be one.</summary>
    public static string? Opinion(string? text) => (text?.Length ?? 0) > LongestOpinion ? null : ThaiText.Clean(text ?? "").Trim();

    public const int LongestOpinion = 2_000;
}
