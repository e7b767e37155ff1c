using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Packs;

namespace Prongsai.Site.Tests.Assessment;

public sealed class CorrectionTests
{
    [Fact]
    public void A_correction_changes_the_rule_and_marks_it()
    {
        var (pack, _, states) = LaidOver.Apply(PackFiles.Node(2568), [new("items/O12/name", "\"ชื่อใหม่\"")], PackFiles.Pack(2567));

        Assert.Equal([PatchState.Applied], states);
        Assert.Equal(("ชื่อใหม่", Mark.A), (pack.Items[11].Name, pack.Items[11].Mark));
        Assert.NotEqual(Mark.A, pack.Items[10].Mark);
    }

    [Fact]
    public void Feeds_have_a_mark_of_their_own()
    {
        var (pack, _, _) = LaidOver.Apply(PackFiles.Node(2568), [new("issues/4/feeds", """["i10","O23"]""")], null);

        Assert.Equal(["i10", "O23"], pack.Issues[3].Feeds);
        Assert.Equal((Mark.C, Mark.A), (pack.Issues[3].Mark, pack.Issues[3].FeedsMark));
    }

    [Fact]
    public void A_correction_whose_rule_left_the_file_is_kept_as_such_and_the_others_hold()
    {
        var (pack, _, states) = LaidOver.Apply(PackFiles.Node(2568), [new("items/O43/name", "\"x\""), new("items/O1/name", "\"y\"")], null);

        Assert.Equal([PatchState.PathGone, PatchState.Applied], states);
        Assert.Equal("y", pack.Items[0].Name);
    }

    [Theory]
    [InlineData("instruments/IIT/weight", "35")]
    [InlineData("items/O12/subIndicator", "\"9.9\"")]
    [InlineData("items/O12/name", "7")]
    [InlineData("items/O12/name", "null")]
    [InlineData("issues/1/feeds", """["i99"]""")]
    [InlineData("items/O12/name", "not json")]
    public void A_correction_that_would_break_the_pack_is_left_out(string path, string value)
    {
        var (pack, _, states) = LaidOver.Apply(PackFiles.Node(2568), [new(path, value)], null);

        Assert.Equal([PatchState.Breaks], states);
        Assert.Equal(30, pack.Instruments[0].Weight);
    }

    [Theory]
    [InlineData("items/O12/name", true)]
    [InlineData("items/O12/elements/O12.1/text", true)]
    [InlineData("issues/1/feeds", true)]
    [InlineData("levels/steps/ผ่านดี/eachMin", true)]
    [InlineData("calendar/steps/results/from", true)]
    [InlineData("items/O12/code", false)]
    [InlineData("items/O12/elements", true)]
    [InlineData("items/O99/name", false)]
    [InlineData("id", false)]
    [InlineData("fiscalYear", false)]
    [InlineData("items/O12/sources", false)]
    [InlineData("questions/i1", false)]
    [InlineData("levels/steps", false)]
    [InlineData("crosswalk/items", false)]
    [InlineData("", false)]
    [InlineData("../../etc/passwd", false)]
    public void Only_rules_can_be_corrected_not_codes_or_sources(string path, bool may) =>
        Assert.Equal(may, PackPath.Correctable(PackFiles.Node(2568), path));

    [Fact]
    public void An_added_item_stands_by_its_number_and_counts_as_new()
    {
        var (pack, _, states) = LaidOver.Apply(PackFiles.Node(2568), [new("items/O29", Item("O29"))], PackFiles.Pack(2567));

        Assert.Equal([PatchState.Applied], states);
        Assert.Equal(("O29", Mark.A), (pack.Items[^1].Code, pack.Items[^1].Mark));
        Assert.Contains(pack.Crosswalk!.Items, r => r is { Kind: "new", To: ["O29"] });
    }

    [Fact]
    public void An_added_item_gives_way_when_a_newer_file_has_it_and_its_own_corrections_stay()
    {
        var (pack, _, states) = LaidOver.Apply(PackFiles.Node(2568), [new("items/O12", Item("O12")), new("items/O12/name", "\"ชื่อใหม่\"")], null);

        Assert.Equal([PatchState.InFile, PatchState.Applied], states);
        Assert.Equal("ชื่อใหม่", pack.Items[11].Name);
    }

    [Theory]
    [InlineData("items/O29", "O30")]
    [InlineData("indicators/11", "11")]
    [InlineData("crosswalk/items/O29", "O29")]
    public void What_is_not_an_item_in_its_place_is_left_out(string path, string code)
    {
        var (_, _, states) = LaidOver.Apply(PackFiles.Node(2568), [new(path, Item(code))], null);

        Assert.Equal([PatchState.PathGone], states);
    }

    [Fact]
    public void Corrections_outlive_a_new_file_and_the_agencys_stand_over_the_common_ones()
    {
        var file = PackFiles.Node(2568);
        file["items"]![11]!["name"] = "ชื่อในชุดเกณฑ์รุ่นใหม่";
        var (_, common, _) = LaidOver.Apply(file, [new("items/O12/name", "\"ของทุกหน่วยงาน\"", Mark.I), new("items/O13/name", "\"ของทุกหน่วยงาน\"", Mark.I)], null);
        var (pack, _, _) = LaidOver.Apply(common, [new("items/O12/name", "\"ของหน่วยงาน\"")], null);

        Assert.Equal(("ของหน่วยงาน", Mark.A), (pack.Items[11].Name, pack.Items[11].Mark));
        Assert.Equal(("ของทุกหน่วยงาน", Mark.I), (pack.Items[12].Name, pack.Items[12].Mark));
    }

    [Fact]
    public void Weights_are_one_correction()
    {
        var (pack, _, states) = LaidOver.Apply(PackFiles.Node(2568), [new("weights", """{"IIT":25,"EIT":25,"OIT":50}"""), new("weights", """{"IIT":100}""")], null);

        Assert.Equal([PatchState.Applied, PatchState.PathGone], states);
        Assert.Equal([25, 25, 50], pack.Instruments.Select(i => i.Weight));
    }

    [Theory]
    [InlineData("O29", "O29")]
    [InlineData("o๒๙ ", "O29")]
    [InlineData("O029", null)]
    [InlineData("O٢", null)]
    [InlineData("O", null)]
    [InlineData("i5", null)]
    [InlineData("O1/../x", null)]
    public void A_code_is_a_letter_and_a_number(string typed, string? code) => Assert.Equal(code, AddedRules.Code(typed, "O"));

    private static string Item(string code) => AddedRules.Item(code, "ชื่อ", "9.1", "current", "สำนักปลัด", ["มีแผน"], Mark.A).ToJsonString();

    [Fact]
    public void The_one_who_runs_the_machine_corrects_for_every_agency_in_the_data_folder()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, CorrectionFile.FileName), """
                [{"fiscalYear": 2568, "path": "items/O12/defaultUnit", "value": "กองคลัง", "reason": "โครงสร้างใหม่", "by": "ผู้ดูแลเครื่อง", "on": "2026-10-01"},
                 {"fiscalYear": 2568, "path": "items/O99/name", "value": "x", "reason": "y", "by": "z", "on": "2026-10-01"}]
                """);
            var shelf = PackFiles.Shelf(data: folder.FullName);

            Assert.Equal("กองคลัง", shelf.OfYear(2568)!.Items[11].DefaultUnit);
            Assert.Equal(PackFiles.Pack(2567).Items[11].DefaultUnit, shelf.OfYear(2567)!.Items[11].DefaultUnit);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
