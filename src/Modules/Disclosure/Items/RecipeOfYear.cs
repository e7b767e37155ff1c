using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Items;

/// <summary>The items of the running year, or of the last one that has rules, for an office that begins.</summary>
internal sealed class RecipeOfYear(OpenYear open, TimeProvider clock) : IRecipeStep
{
    public int Order => 300;

    public async Task<Refusal?> ApplyAsync(AgencyRecipe recipe, CancellationToken ct)
    {
        var year = FiscalYear.Of(Bangkok.Today(clock)).Be;
        var opened = await open.HandleAsync(new(year, Carry: false), ct);
        if (opened.Refusal is { Code: "oit.no-rules" })
        {
            await open.HandleAsync(new(year - 1, Carry: false), ct);
        }

        return null;
    }
}
