using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>A recipe is for an office that has not begun: it never mixes with what people wrote.</summary>
internal sealed class RecipeForEmptyOffice(AppDb db) : IRecipeStep
{
    public int Order => 0;

    public async Task<Refusal?> ApplyAsync(AgencyRecipe recipe, CancellationToken ct) =>
        await db.Set<Unit>().AnyAsync(ct) || await db.Set<Position>().AnyAsync(ct) ? new Refusal("recipe.not-empty") : null;
}

/// <summary>Profile, units, posts and the opinions chain of an office of a kind.</summary>
internal sealed class RecipeOfOffice(SaveOffice office, SaveUnit units, SavePosition positions, SetChain chain) : IRecipeStep
{
    public int Order => 100;

    public async Task<Refusal?> ApplyAsync(AgencyRecipe recipe, CancellationToken ct)
    {
        var saved = await office.HandleAsync(new(recipe.AgencyName, recipe.Office.Short, recipe.Office.HeadTitle, recipe.Office.OfficeName, "", "", "", "", "", ""), ct);
        if (!saved.Done)
        {
            return saved.Refusal;
        }

        var (unitIds, postIds) = (new Dictionary<string, Guid>(StringComparer.Ordinal), new Dictionary<string, Guid>(StringComparer.Ordinal));
        foreach (var unit in recipe.Units)
        {
            if ((await units.HandleAsync(new(null, unit.Name, unit.ShortName), ct))! is not { Done: true } made)
            {
                return new Refusal("unit.exists", "", unit.Name);
            }

            unitIds[unit.ShortName] = made.Value.Id;
        }

        foreach (var post in recipe.Posts)
        {
            var made = (await positions.HandleAsync(new(null, post.Name, post.Unit.Length > 0 ? unitIds[post.Unit] : null, null), ct))!;
            if (!made.Done)
            {
                return made.Refusal;
            }

            postIds.TryAdd(post.Name, made.Value.Id);
        }

        return (await chain.HandleAsync([.. recipe.Chain.Select(name => new SetChain.Step(postIds[name], ""))], ct)).Refusal;
    }
}
