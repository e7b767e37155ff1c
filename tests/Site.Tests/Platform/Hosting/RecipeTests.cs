using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform.Hosting;

/// <summary>An agency begins with what offices of its kind have, all of it or nothing.</summary>
public sealed class RecipeTests
{
    [Fact]
    public async Task Every_recipe_opens_an_office_with_units_posts_a_chain_and_the_items_of_the_year()
    {
        await using var site = await Site.StartEmptyAsync();
        var book = site.Services.GetRequiredService<RecipeBook>();
        Assert.Contains(book.All, r => r.Code == "tao");
        foreach (var recipe in book.All)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var agency = await services.GetRequiredService<AddAgency>().HandleAsync(new(recipe.Code, recipe.Name + "ทดลอง", [recipe.Code + ".localhost"]), default);
            services.GetRequiredService<Tenant>().Set(agency.Value!);
            var done = await services.GetRequiredService<ApplyRecipe>().HandleAsync(recipe.Code, default);
            Assert.True(done.Done, done.Refusal?.Code);
            var office = services.GetRequiredService<IAgencyDirectory>();
            Assert.Equal(recipe.Units.Select(u => u.Name), (await office.UnitsAsync(default)).Select(u => u.Name));
            var db = services.GetRequiredService<AppDb>();
            Assert.Equal(recipe.Posts.Count, await db.Set<Position>().CountAsync());
            Assert.False(await db.Set<Position>().AnyAsync(p => p.Name.Contains('{')));
            Assert.Equal(recipe.Chain.Count, await db.Set<ChainLink>().CountAsync());
            Assert.True(await db.Set<Prongsai.Disclosure.Items.DisclosureItem>().CountAsync() > 20);
            Assert.Equal(recipe.Office.Short + "ทดลอง", await db.Set<Office>().Select(o => o.ShortName).SingleAsync());

            Assert.Equal("recipe.not-empty", (await services.GetRequiredService<ApplyRecipe>().HandleAsync(recipe.Code, default)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Divisions_of_a_subdistrict_office_have_their_official_names()
    {
        await using var site = await Site.StartEmptyAsync();
        var recipe = site.Services.GetRequiredService<RecipeBook>().Find("tao")!.For("องค์การบริหารส่วนตำบลทดลอง");
        Assert.Equal(
            ["สำนักปลัดองค์การบริหารส่วนตำบล", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม", "กองสาธารณสุขและสิ่งแวดล้อม", "กองสวัสดิการสังคม", "หน่วยตรวจสอบภายใน"],
            recipe.Units.Select(u => u.Name));
        Assert.Equal(["หัวหน้าสำนักปลัด", "ปลัดองค์การบริหารส่วนตำบลทดลอง", "นายกองค์การบริหารส่วนตำบลทดลอง"], recipe.Chain);
        var town = site.Services.GetRequiredService<RecipeBook>().Find("thesaban-tambon")!.For("เทศบาลตำบลทดลอง");
        Assert.Equal(("นายกเทศมนตรีตำบลทดลอง", "ปลัดเทศบาลตำบลทดลอง", "ทต.ทดลอง"), (town.Office.HeadTitle, town.Chain[1], town.Office.Short));
    }

    [Fact]
    public async Task An_unknown_recipe_is_refused_with_those_that_are_known()
    {
        await using var site = await Site.StartAsync();
        var refusal = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<ApplyRecipe>().HandleAsync("../tao", default));
        Assert.Equal("recipe.unknown", refusal.Refusal?.Code);
        Assert.Contains("tao", Assert.IsType<string>(refusal.Refusal!.Arguments[0]), StringComparison.Ordinal);
    }
}
