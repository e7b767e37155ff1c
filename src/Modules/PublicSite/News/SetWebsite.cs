using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite.News;

/// <summary>The office says which kinds are approved before they are published, and how the menu of the site stands.</summary>
internal sealed class SetWebsite(AppDb db, PublicPages pages)
{
    /// <param name="Entry">Key of <see cref="Menu.All"/>.</param>
    public sealed record Place(string Entry, int Position, bool Hidden);

    /// <param name="NeedApproval">Kinds that are approved; the others are published by who has "website.publish".</param>
    public sealed record Input(IReadOnlyList<ArticleKind> NeedApproval, IReadOnlyList<Place> Menu);

    public sealed record Done(IReadOnlyList<ArticleKind> NeedApproval);

    /// <returns>Refusal "menu.position": not from 1 to the number of entries.</returns>
    public async Task<Outcome<Done>> HandleAsync(Input input, CancellationToken ct)
    {
        if (input.Menu.FirstOrDefault(p => p.Position < 1 || p.Position > Menu.All.Count) is not null)
        {
            return new Refusal("menu.position", "", Menu.All.Count);
        }

        var kinds = await db.Set<KindRule>().ToListAsync(ct);
        foreach (var kind in Kinds.All.Select(k => k.Kind))
        {
            var needs = input.NeedApproval.Contains(kind);
            if (kinds.Find(r => r.Kind == kind) is { } rule)
            {
                rule.NeedsApproval = needs;
            }
            else if (!needs)
            {
                db.Add(new KindRule { Kind = kind, NeedsApproval = false });
            }
        }

        var entries = await db.Set<MenuRule>().ToListAsync(ct);
        foreach (var place in input.Menu.Where(p => Menu.All.Any(e => e.Key == p.Entry)))
        {
            var hidden = place.Hidden && !Menu.Fixed.Contains(place.Entry);
            if (entries.Find(r => r.Entry == place.Entry) is { } rule)
            {
                (rule.Position, rule.Hidden) = (place.Position, hidden);
            }
            else
            {
                db.Add(new MenuRule { Entry = place.Entry, Position = place.Position, Hidden = hidden });
            }
        }

        db.Record("website.setup", "website", new
        {
            approved = input.NeedApproval.Select(k => k.ToString()),
            menu = input.Menu.OrderBy(p => p.Position).Select(p => p.Hidden ? "-" + p.Entry : p.Entry),
        });
        pages.ForgetWhenSaved(db);
        db.Enqueue(Publications.FreezeAgain.Name, new { });
        await db.SaveChangesAsync(ct);
        return new Done(input.NeedApproval);
    }
}
