using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>
/// What an office of a kind begins with; packs/recipes. In the words, {name} is the full name of the agency and {place} what of it comes after the name of the kind.
/// </summary>
/// <param name="Code">e.g. "tao".</param>
/// <param name="Name">Of the kind of office, e.g. "องค์การบริหารส่วนตำบล".</param>
/// <param name="Source">Where it was taken from, and what is to be checked.</param>
/// <param name="Mark">How sure that is: A official text, R rule applied, G to be confirmed.</param>
/// <param name="Chain">Names of posts, first to last.</param>
public sealed record AgencyRecipe(
    string Code, string Name, string Source, string Mark, RecipeOffice Office, IReadOnlyList<RecipeUnit> Units, IReadOnlyList<RecipePost> Posts, IReadOnlyList<string> Chain)
{
    /// <summary>Full name of the agency whose words these are; empty in the pack.</summary>
    [JsonIgnore]
    public string AgencyName { get; init; } = "";

    /// <summary>The same with the words of one agency.</summary>
    public AgencyRecipe For(string agency)
    {
        var place = agency.StartsWith(Name, StringComparison.Ordinal) ? agency[Name.Length..] : agency;
        string Said(string text) => text.Replace("{name}", agency, StringComparison.Ordinal).Replace("{place}", place, StringComparison.Ordinal);
        return this with
        {
            AgencyName = agency,
            Office = new(agency.StartsWith(Name, StringComparison.Ordinal) ? Office.Short + place : agency, Said(Office.HeadTitle), Said(Office.OfficeName)),
            Posts = [.. Posts.Select(p => p with { Name = Said(p.Name) })],
            Chain = [.. Chain.Select(Said)],
        };
    }
}

/// <param name="Short">Short name of the kind, e.g. "อบต."; of an agency: its short name.</param>
public sealed record RecipeOffice(string Short, string HeadTitle, string OfficeName);

public sealed record RecipeUnit(string Name, string ShortName);

/// <param name="Unit">Short name of its unit; empty for the heads of the office.</param>
public sealed record RecipePost(string Name, string Unit);

/// <summary>What a module makes of a recipe, through the same handlers that people use.</summary>
public interface IRecipeStep
{
    /// <summary>Agency 100, Disclosure 300.</summary>
    int Order { get; }

    /// <param name="recipe">With the words of the ambient agency.</param>
    /// <returns>Why it cannot be done: then nothing of the recipe is kept. Null when it is done.</returns>
    Task<Refusal?> ApplyAsync(AgencyRecipe recipe, CancellationToken ct);
}

/// <summary>The recipes of packs/recipes, by code.</summary>
public sealed class RecipeBook(IOptions<PlatformOptions> options)
{
    private readonly Lazy<IReadOnlyList<AgencyRecipe>> _all = new(() => Load(Path.Combine(AppContext.BaseDirectory, options.Value.Packs, "recipes")));

    public IReadOnlyList<AgencyRecipe> All => _all.Value;

    public AgencyRecipe? Find(string code) => All.FirstOrDefault(r => r.Code == code);

    /// <exception cref="InvalidDataException">A file does not say what it must; the message names it and why.</exception>
    private static List<AgencyRecipe> Load(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file =>
        {
            var recipe = JsonSerializer.Deserialize<AgencyRecipe>(File.ReadAllText(file), Json.Options) ?? throw new InvalidDataException($"Recipes: {Path.GetFileName(file)} is empty");
            return Wrong(recipe) is { } wrong ? throw new InvalidDataException($"Recipes: {Path.GetFileName(file)}: {wrong}") : recipe;
        }),
    ];

    private static string? Wrong(AgencyRecipe recipe) =>
        recipe.Source.Length == 0 || recipe.Mark is not ("A" or "R" or "G") ? "no source"
        : recipe.Units.DistinctBy(u => u.ShortName).Count() != recipe.Units.Count ? "a unit twice"
        : recipe.Posts.FirstOrDefault(p => p.Unit.Length > 0 && recipe.Units.All(u => u.ShortName != p.Unit)) is { } post ? $"the unit of {post.Name}"
        : recipe.Chain.FirstOrDefault(name => recipe.Posts.All(p => p.Name != name)) is { } link ? $"the post {link} of the chain"
        : null;
}

/// <summary>Gives the ambient agency what offices of its kind begin with: all of it or nothing.</summary>
public sealed class ApplyRecipe(AppDb db, Tenant tenant, RecipeBook book, IEnumerable<IRecipeStep> steps)
{
    /// <returns>Refusals "recipe.unknown" ({0} = codes that are known), or that of a step.</returns>
    public async Task<Outcome<AgencyRecipe>> HandleAsync(string code, CancellationToken ct)
    {
        if (book.Find(code) is not { } found)
        {
            return new Refusal("recipe.unknown", "Input.Recipe", string.Join(' ', book.All.Select(r => r.Code)));
        }

        var recipe = found.For(tenant.Agency.Name);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var step in steps.OrderBy(s => s.Order))
        {
            if (await step.ApplyAsync(recipe, ct) is { } refusal)
            {
                return refusal;
            }
        }

        db.Record("agency.recipe", tenant.Agency.Id.ToString("D"), new { name = recipe.Name, units = recipe.Units.Count, posts = recipe.Posts.Count });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return recipe;
    }
}
