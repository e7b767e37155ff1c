using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Items;

/// <summary>Says who answers for an item, who looks it through, and until when.</summary>
internal sealed class AssignItem(AppDb db, CurrentUser user, IAgencyDirectory office, ItemTrail trail)
{
    internal sealed record Input(Guid ItemId, Guid? UnitId, Guid? PersonId, Guid? ReviewerId, DateOnly? DueOn, string Note);

    /// <returns>Refusals "oit.gone", "oit.unit", "oit.person", "oit.too-long", "oit.changed".</returns>
    public async Task<Outcome<DisclosureItem>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.OwnItemAsync(user, input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        if (input.UnitId is { } unit && (await office.UnitsAsync(ct)).All(u => u.Id != unit))
        {
            return new Refusal("oit.unit", "Input.UnitId");
        }

        var people = await office.PeopleAsync(ct);
        foreach (var (person, field) in ((Guid?, string)[])[(input.PersonId, "Input.PersonId"), (input.ReviewerId, "Input.ReviewerId")])
        {
            if (person is { } id && people.All(p => p.Id != id))
            {
                return new Refusal("oit.person", field);
            }
        }

        var note = ThaiText.Clean(input.Note);
        if (note.Length > DisclosureItem.LongestNote)
        {
            return new Refusal("oit.too-long", "Input.Note", DisclosureItem.LongestNote);
        }

        (item.UnitId, item.PersonId, item.ReviewerId, item.DueOn, item.Note) = (input.UnitId, input.PersonId, input.ReviewerId, input.DueOn, note);
        trail.Changed(item, "oit.assigned", new { unit = input.UnitId, person = input.PersonId, reviewer = input.ReviewerId, due = input.DueOn });
        return await trail.SaveAsync(item, ct);
    }
}

/// <summary>A word about an item among those who work on it; sending back puts it with its owner.</summary>
internal sealed class SayRemark(AppDb db, CurrentUser user, ItemTrail trail)
{
    internal sealed record Input(Guid ItemId, RemarkKind Kind, string Text);

    /// <returns>Refusals "oit.gone", "oit.remark", "oit.send-back", "oit.too-long", "oit.running" (who decides sends back through the approval).</returns>
    public async Task<Outcome<DisclosureItem>> HandleAsync(Input input, CancellationToken ct)
    {
        var text = ThaiText.Clean(input.Text);
        if (text.Length == 0)
        {
            return new Refusal(input.Kind == RemarkKind.SentBack ? "oit.send-back" : "oit.remark", "Said.Text");
        }

        if (text.Length > Remark.Longest)
        {
            return new Refusal("oit.too-long", "Said.Text", Remark.Longest);
        }

        if (await db.OwnItemAsync(user, input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        if (input.Kind == RemarkKind.SentBack)
        {
            if (item.Stage == Stage.Sent)
            {
                return new Refusal("oit.running");
            }

            (item.Stage, item.ReturnedWhy) = (Stage.Returned, text);
        }

        db.Add(new Remark { ItemId = item.Id, Kind = input.Kind, Text = text, ByName = user.Name, At = trail.Now });
        trail.Changed(item, input.Kind == RemarkKind.SentBack ? "oit.sent-back" : "oit.remarked", new { item.Code });
        return await trail.SaveAsync(item, ct);
    }
}
