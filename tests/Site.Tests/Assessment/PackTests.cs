using System.Text.Json;
using System.Text.Json.Nodes;
using Prongsai.Assessment.Packs;

namespace Prongsai.Site.Tests.Assessment;

public sealed class PackTests
{
    [Fact]
    public void Six_years_lie_on_the_shelf_and_every_one_is_whole()
    {
        var reports = PackFiles.Shelf().CheckAll();

        Assert.Equal([2564, 2565, 2566, 2567, 2568, 2569], reports.Select(r => r.FiscalYear!.Value));
        Assert.All(reports, r => Assert.Empty(r.Findings));
        Assert.All(reports, r => Assert.True(r.Unconfirmed > 0, "no handbook was read: nothing may look confirmed"));
    }

    [Theory]
    [InlineData(2564, 43, 45, "9 8 7 4 5 8 2", "O42", "O43", 0)]
    [InlineData(2565, 43, 45, "9 8 7 4 5 8 2", "O42", "O43", 0)]
    [InlineData(2566, 43, 45, "10 8 4 4 4 8 5", "O42", "O43", 7)]
    [InlineData(2567, 35, 24, "6 7 4 4 4 8 2", "O34", "O35", 7)]
    [InlineData(2568, 28, 24, "4 7 2 3 4 4 4", "O27", "O28", 7)]
    [InlineData(2569, 26, 24, "4 6 2 3 4 3 4", "O25", "O26", 7)]
    public void A_year_has_its_items_questions_and_issues(int year, int items, int questions, string borders, string measures, string results, int issues)
    {
        var pack = PackFiles.Pack(year);

        Assert.Equal(items, pack.Items.Count);
        Assert.Equal(questions, pack.Questions.Count);
        Assert.Equal(borders, string.Join(" ", pack.SubIndicators.Select(s => pack.Items.Count(i => i.SubIndicator == s.Code))));
        Assert.Equal((measures, results), (pack.MeasuresItem, pack.ResultsItem));
        Assert.Equal(issues, pack.Issues.Count);
    }

    [Fact]
    public void The_issues_of_2569_are_those_of_2568_carried_through_the_crosswalk_and_say_so()
    {
        var issues = PackFiles.Pack(2569).Issues;

        Assert.All(issues, i => Assert.Equal((Mark.X, Mark.X), (i.Mark, i.FeedsMark)));
        Assert.Equal(["i4", "i5", "i6", "O11", "O12"], issues[4].Feeds);
    }

    [Fact]
    public void No_pack_names_the_documents_it_was_read_from()
    {
        var all = string.Concat(Directory.GetFiles(PackFiles.Folder).Select(File.ReadAllText));

        foreach (var word in new[] { "seed", "github", "go.th", "ac.th" })
            Assert.DoesNotContain(word, all, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/format", "2", "format")]
    [InlineData("/id", "\"ita-2567\"", "id")]
    [InlineData("/measuresItem", "\"O99\"", "missing")]
    [InlineData("/instruments/0/weight", "31", "weights")]
    [InlineData("/items/1/code", "\"O1\"", "twice")]
    [InlineData("/items/0/subIndicator", "\"9.9\"", "missing")]
    [InlineData("/items/0/elements", "[]", "elements")]
    [InlineData("/items/0/yearRule/rule", "\"someday\"", "year-rule")]
    [InlineData("/items/0/mark", "\"A\"", "mark")]
    [InlineData("/items/0/sources", "null", "no-source")]
    [InlineData("/items/0/sources", "[\"nowhere\"]", "missing")]
    [InlineData("/subIndicators/0/indicator", "\"1\"", "indicator-source")]
    [InlineData("/questions/0/scale", "\"none\"", "missing")]
    [InlineData("/scales/0/options/0/score", "-1", "scale")]
    [InlineData("/scales/0/options/0/score", "10", "scale")]
    [InlineData("/issues/0/feeds/0", "\"i99\"", "missing")]
    [InlineData("/issues/0/code", "\"8\"", "issue-order")]
    [InlineData("/scoring/formula", "\"magic\"", "formula")]
    [InlineData("/scoring/rounding/mode", "\"up\"", "rounding")]
    [InlineData("/levels/steps/4/totalMin", "10", "level-gap")]
    [InlineData("/levels/steps/2/eachMin", "85", "level-order")]
    [InlineData("/levels/type", "\"letter\"", "level-type")]
    [InlineData("/calendar/steps/1/from", "\"2025-09-18\"", "dates")]
    [InlineData("/calendar/steps/1/to", "\"2031-01-01\"", "dates")]
    [InlineData("/crosswalk/items/0/from", "[]", "lost")]
    [InlineData("/crosswalk/items/0/to", "[\"O99\"]", "missing")]
    [InlineData("/crosswalk/items/1/kind", "\"merged\"", "kind")]
    public void A_wrong_rule_is_found(string pointer, string value, string code)
    {
        var node = PackFiles.Node(2568);
        Put(node, pointer, value);

        Assert.Contains(code, PackCheck.Findings(PackJson.Read(node), PackFiles.Pack(2567)).Select(f => f.Code));
    }

    [Fact]
    public void A_sub_indicator_without_items_is_found()
    {
        var node = PackFiles.Node(2568);
        foreach (var item in node["items"]!.AsArray().Where(i => i!["subIndicator"]!.GetValue<string>() == "9.3"))
            item!["subIndicator"] = "9.4";

        Assert.Contains("empty", PackCheck.Findings(PackJson.Read(node)).Select(f => f.Code));
    }

    [Theory]
    [InlineData("/weigth", "1")]
    [InlineData("/items/0/nmae", "\"x\"")]
    [InlineData("/items/0/name", "null")]
    [InlineData("/items/0/mark", "\"Z\"")]
    [InlineData("/calendar/steps/1/from", "\"2025-02-30\"")]
    [InlineData("/instruments/0/weight", "\"30\"")]
    public void A_file_that_is_not_a_pack_is_refused(string pointer, string value)
    {
        var node = PackFiles.Node(2568);
        Put(node, pointer, value);

        Assert.Throws<JsonException>(() => PackJson.Read(node));
    }

    [Fact]
    public void A_broken_file_is_a_report_with_a_place_and_the_other_years_stay()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var ita = folder.CreateSubdirectory("ita").FullName;
            File.Copy(Path.Combine(PackFiles.Folder, "2564.json"), Path.Combine(ita, "2564.json"));
            File.WriteAllText(Path.Combine(ita, "2565.json"), """{"format":1,"format":1}""");
            File.WriteAllText(Path.Combine(ita, "2566.json"), string.Concat(Enumerable.Repeat("[", 5000)));
            var shelf = PackFiles.Shelf(folder.FullName);

            Assert.Equal([2564], shelf.Years);
            Assert.Equal([0, 1, 1], shelf.CheckAll().Select(r => r.Findings.Count));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void A_year_without_a_pack_is_worked_with_the_newest_one_and_says_so_of_every_rule()
    {
        var shelf = PackFiles.Shelf();
        var carried = shelf.ForYear(2570)!;

        Assert.Equal(2569, carried.CarriedFrom);
        Assert.Equal("O25", carried.Pack.MeasuresItem);
        Assert.Empty(PackCheck.Findings(carried.Pack, PackFiles.Pack(2569)));
        Assert.All(PackRules.Of(carried.Pack), r => Assert.True(r.Mark is Mark.X or Mark.G));
        Assert.Empty(carried.Pack.Calendar.Steps);
        Assert.Null(shelf.ForYear(2572));
        Assert.Null(shelf.ForYear(2563));
    }

    private static void Put(JsonNode node, string pointer, string value)
    {
        var names = pointer[1..].Split('/');
        foreach (var name in names[..^1])
            node = int.TryParse(name, out var index) && node is JsonArray ? node[index]! : node[name]!;
        var made = JsonNode.Parse(value);
        if (node is JsonArray array)
            array[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = made;
        else
            node[names[^1]] = made;
    }
}
