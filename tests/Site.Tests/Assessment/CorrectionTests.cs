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
    public void The_one_who_runs_the_machine_corrects_for_every_agency_in_the_data_folder()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, InstallationCorrections.FileName), """
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
