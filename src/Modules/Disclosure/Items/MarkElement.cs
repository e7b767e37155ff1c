using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Items;

/// <summary>The owner's mark on an element: there, not there, or not asked of this office.</summary>
internal sealed class MarkElement(AppDb db, CurrentUser user, ItemTrail trail)
{
    internal sealed record Input(Guid ItemId, int Element, bool Met, bool NotAsked, string Note);

    /// <returns>Refusals "oit.gone", "oit.element", "oit.running", "oit.why-not-asked", "oit.too-long".</returns>
    public async Task<Outcome<DisclosureItem>> HandleAsync(Input input, CancellationToken ct)
    {
        var note = ThaiText.Clean(input.Note);
        if (note.Length > DisclosureItem.LongestNote)
        {
            return new Refusal("oit.too-long", "", DisclosureItem.LongestNote);
        }

        if (await db.OwnItemAsync(user, input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        if (item.Stage == Stage.Sent)
        {
            return new Refusal("oit.running");
        }

        if (item.Elements.Find(e => e.Number == input.Element) is not { } element)
        {
            return new Refusal("oit.element");
        }

        if (input.NotAsked && note.Length == 0)
        {
            return new Refusal("oit.why-not-asked");
        }

        (element.Met, element.NotAsked, element.Note) = (input.Met && !input.NotAsked, input.NotAsked, note);
        (element.MarkedBy, element.MarkedAt) = (user.Name, trail.Now);
        trail.Changed(item, "oit.marked", new { element = input.Element, met = element.Met, element.NotAsked });
        return await trail.SaveAsync(item, ct);
    }
}

/// <summary>The internal auditor's own mark, beside the owner's.</summary>
internal sealed class AuditElement(AppDb db, CurrentUser user, ItemTrail trail)
{
    /// <param name="Met">Null: take the mark away.</param>
    internal sealed record Input(Guid ItemId, int Element, bool? Met, string Note);

    /// <returns>Refusals "oit.gone", "oit.element", "oit.too-long".</returns>
    public async Task<Outcome<DisclosureItem>> HandleAsync(Input input, CancellationToken ct)
    {
        var note = ThaiText.Clean(input.Note);
        if (note.Length > DisclosureItem.LongestNote)
        {
            return new Refusal("oit.too-long", "", DisclosureItem.LongestNote);
        }

        if (await db.OwnItemAsync(user, input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        if (item.Elements.Find(e => e.Number == input.Element) is not { } element)
        {
            return new Refusal("oit.element");
        }

        (element.AuditMet, element.AuditNote) = (input.Met, note);
        (element.AuditedBy, element.AuditedAt) = input.Met is null ? ("", (DateTime?)null) : (user.Name, trail.Now);
        db.Record("oit.audited", item.Id.ToString("D"), new { element = input.Element, met = input.Met });
        return await trail.SaveAsync(item, ct);
    }
}
