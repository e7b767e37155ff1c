using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Two fictional offices, through the same handlers that people use. Every name says that it is invented.</summary>
internal sealed class DemoAgency(SaveOffice office, SaveUnit units, DemoStaff staff) : IDemoData
{
    public int Order => 100;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        var story = slug == "tuayang" ? DemoStory.Tuayang : DemoStory.Sommut;
        Must(await office.HandleAsync(story.Office, ct));
        var ids = new Dictionary<string, Guid>();
        foreach (var (name, shortName) in DemoStory.Units(story.SecretaryOffice))
        {
            ids[shortName] = Must(await units.HandleAsync(new(null, name, shortName), ct)).Id;
        }

        await staff.FillAsync(story, ids, ct);
    }

    internal static T Must<T>(Outcome<T>? outcome) where T : class =>
        outcome?.Value ?? throw new InvalidOperationException(outcome?.Refusal?.Code ?? "not found");
}

/// <summary>The posts of a demo office, who fills them, and the opinions chain.</summary>
internal sealed class DemoStaff(SavePerson people, SavePosition positions, Appoint appoint, DemoChain chain)
{
    public async Task FillAsync(DemoStory story, Dictionary<string, Guid> units, CancellationToken ct)
    {
        var (posts, persons) = (new Dictionary<string, Guid>(), new Dictionary<string, Guid>());
        foreach (var post in story.Posts)
        {
            var unit = post.Unit.Length == 0 ? (Guid?)null : units[post.Unit];
            var position = DemoAgency.Must(await positions.HandleAsync(new(null, post.Name, unit, null), ct));
            posts[post.Name] = position.Id;
            if (post.Holder is [var title, var first, var last])
            {
                var person = DemoAgency.Must(await people.HandleAsync(new(null, title, first, last, unit, "", ""), ct));
                persons[post.Name] = person.Id;
                DemoAgency.Must(await appoint.HandleAsync(new(person.Id, position.Id, AppointmentKind.Holder, "", chain.LongAgo, null), ct));
            }
        }

        foreach (var (from, to, order) in story.Acting)
        {
            DemoAgency.Must(await appoint.HandleAsync(new(persons[from], posts[to], AppointmentKind.ActingFor, order, chain.LongAgo, null), ct));
        }

        await chain.FillAsync(story, posts, ct);
    }
}

internal sealed class DemoChain(SetChain set)
{
    /// <summary>Before every paper of the demo: 1 October 2565.</summary>
    public DateOnly LongAgo { get; } = new FiscalYear(2566).Start;

    public async Task FillAsync(DemoStory story, Dictionary<string, Guid> posts, CancellationToken ct) =>
        DemoAgency.Must(await set.HandleAsync([.. story.Chain.Select(name => new SetChain.Step(posts[name], ""))], ct));
}
