using Prongsai.Documents.Building;
using Prongsai.Documents.History;
using Prongsai.Documents.RoundTrip;

namespace Prongsai.Site.Tests.Documents;

public sealed class DifferenceTests
{
    [Fact]
    public void One_changed_word_is_told_as_one_word()
    {
        var pieces = TextDifference.Of("ให้กองคลังรายงานผลภายในเดือนมีนาคม", "ให้กองช่างรายงานผลภายในเดือนมีนาคม");
        Assert.Equal("คลัง", string.Concat(pieces.Where(p => p.Change == Change.Removed).Select(p => p.Text)));
        Assert.Equal("ช่าง", string.Concat(pieces.Where(p => p.Change == Change.Added).Select(p => p.Text)));
    }

    [Fact]
    public void Both_texts_can_be_read_out_of_any_difference()
    {
        string[] words = ["กอง", "คลัง", "ช่าง", " ", "\n", "รายงาน", "ผล", "2569", "ก", "้"];
        for (var seed = 1; seed <= 300; seed++)
        {
            var (before, after) = (Made(words, seed), Made(words, seed * 7 + 3));
            var pieces = TextDifference.Of(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Change != Change.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Change != Change.Removed).Select(p => p.Text)));
        }
    }

    [Fact]
    public void Two_long_texts_that_share_nothing_are_compared_in_no_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var pieces = TextDifference.Of(string.Concat(Enumerable.Repeat("กา ", 6_000)), string.Concat(Enumerable.Repeat("ขา ", 6_000)));
        Assert.True(watch.ElapsedMilliseconds < 3_000, $"{watch.ElapsedMilliseconds} ms");
        Assert.NotEmpty(pieces);
    }

    [Fact]
    public void A_line_changed_in_Word_goes_to_its_field_and_a_new_line_to_the_field_it_stands_in()
    {
        var fields = Fields();
        var sent = new[] { "บันทึกข้อความ", "ที่ สม 1/ วันที่ 2 มีนาคม 2569", "เรื่อง รายงานผล", "1. เรื่องเดิม", "1.1 ข้อแรก", "1.2 ข้อสอง", "จึงเรียนมาเพื่อโปรดทราบ", "(นายสมมติ)" };
        var came = new[] { "บันทึกข้อความ", "ที่ สม ๑/๕ วันที่ ๒ มีนาคม ๒๕๖๙", "เรื่อง รายงานผลประจำปี", "1. เรื่องเดิม", "1.1 ข้อแรก", "1.2 ข้อสองที่แก้แล้ว", "1.3 ข้อใหม่", "จึงเรียนมาเพื่อโปรดทราบ", "(นายสมมติ)", "ข้อความท้ายกระดาษ" };
        var result = WordMatch.Of(Template, fields, sent, came);
        Assert.Equal("รายงานผลประจำปี", result.Changed["subject"]);
        Assert.Equal("ข้อแรก\nข้อสองที่แก้แล้ว\nข้อใหม่", result.Changed["story"]);
        Assert.Equal("สม 1/5", result.Changed["number"]);
        Assert.False(result.Changed.ContainsKey("closing"));
        Assert.False(result.Changed.ContainsKey("date"));
        Assert.Equal("ข้อความท้ายกระดาษ", Assert.Single(result.Loose).Text);
    }

    [Fact]
    public void A_line_taken_out_in_Word_is_taken_out_of_its_field_and_nothing_that_came_is_ever_dropped()
    {
        var sent = new[] { "เรื่อง รายงานผล", "1.1 ข้อแรก", "1.2 ข้อสอง", "จึงเรียนมาเพื่อโปรดทราบ" };
        var result = WordMatch.Of(Template, Fields(), sent, ["เรื่อง รายงานผล", "1.1 ข้อแรก", "จึงเรียนมาเพื่อโปรดทราบ"]);
        Assert.Equal("ข้อแรก", result.Changed["story"]);
        for (var seed = 1; seed <= 200; seed++)
        {
            var came = Made(["ข้อแรก", "ข้อสอง", "\n", "1. ", "เรื่อง ", "รายงาน", "ใหม่", "\n"], seed).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var any = WordMatch.Of(Template, Fields(), sent, came);
            var kept = string.Join('\n', Fields().Select(f => any.Changed.GetValueOrDefault(f.Key, f.Value)).Concat(any.Loose.Select(l => l.Text)).Append(string.Join('\n', sent)));
            Assert.All(came, line => Assert.Contains(Bare(line), kept, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Cells_of_a_list_of_people_go_back_to_their_line_and_a_new_row_is_a_new_line()
    {
        var template = new PaperTemplate("general-order", "คำสั่ง", "", [new("reason", "เหตุผล", "", 5, ""), new("committee", "รายชื่อ", "", 6, "")]);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reason"] = "จึงแต่งตั้ง",
            ["committee"] = "นายหนึ่ง ใจดี | ปลัด | ประธาน\nนายสอง ใจดี | ผู้อำนวยการกองคลัง | กรรมการ",
        };
        string[] sent = ["จึงแต่งตั้ง", "1. นายหนึ่ง ใจดี", "ปลัด", "ประธาน", "2. นายสอง ใจดี", "ผู้อำนวยการกองคลัง", "กรรมการ", "สั่ง ณ วันที่"];
        string[] came = ["จึงแต่งตั้ง", "1. นายหนึ่ง ใจดี", "ปลัด", "ประธาน", "2. นายสอง ใจดี", "ผู้อำนวยการกองช่าง", "กรรมการ", "3. นางสาม งามดี", "นักวิชาการ", "เลขานุการ", "สั่ง ณ วันที่"];
        var result = WordMatch.Of(template, fields, sent, came);
        Assert.StartsWith("นายหนึ่ง ใจดี | ปลัด | ประธาน\nนายสอง ใจดี | ผู้อำนวยการกองช่าง | กรรมการ\n", result.Changed["committee"], StringComparison.Ordinal);
        Assert.EndsWith("นางสาม งามดี | นักวิชาการ | เลขานุการ", result.Changed["committee"], StringComparison.Ordinal);
        Assert.Empty(result.Loose);
    }

    private static PaperTemplate Template { get; } = new("memo", "บันทึก", "{subject}",
    [
        new("number", "ที่", "", 1, ""), new("date", "วันที่", "", 1, ""), new("subject", "เรื่อง", "", 2, ""),
        new("story", "เรื่องเดิม", "", 5, ""), new("closing", "ภาคสรุป", "", 2, ""),
    ]);

    private static Dictionary<string, string> Fields() => new(StringComparer.Ordinal)
    {
        ["number"] = "สม 1/",
        ["date"] = "2 มีนาคม 2569",
        ["subject"] = "รายงานผล",
        ["story"] = "ข้อแรก\nข้อสอง",
        ["closing"] = "จึงเรียนมาเพื่อโปรดทราบ",
    };

    /// <summary>Without the words that the system puts before it.</summary>
    private static string Bare(string line)
    {
        var plain = WordLine.WithoutNumber(WordLine.Plain(line));
        return plain.StartsWith("เรื่อง", StringComparison.Ordinal) ? plain["เรื่อง".Length..].TrimStart() : plain;
    }

    /// <summary>A text of its own for each seed.</summary>
    private static string Made(string[] words, int seed)
    {
        var state = (uint)seed * 2654435761u;
        return string.Concat(Enumerable.Range(0, seed % 40).Select(_ =>
        {
            state = (state * 1664525) + 1013904223;
            return words[(int)(state >> 16) % words.Length];
        }));
    }

    [Fact]
    public void By_lines_a_change_is_shown_with_the_line_before_and_after_it()
    {
        string[] before = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า"];
        string[] after = ["หนึ่ง", "สอง", "สามแก้", "สี่", "ห้า"];
        Assert.Equal(
            [new(Change.Same, "สอง"), new(Change.Removed, "สาม"), new(Change.Added, "สามแก้"), new(Change.Same, "สี่")], TextDifference.OfLines(before, after));
        Assert.Empty(TextDifference.OfLines(before, before));
        Assert.Equal(10_000, TextDifference.OfLines([.. Enumerable.Repeat("ก", 5_000)], [.. Enumerable.Repeat("ข", 5_000)]).Count);
    }
}
