using Prongsai.PublicSite.Search;

namespace Prongsai.Site.Tests.PublicSite.Searching;

public sealed class QuestionTests
{
    private static readonly Synonyms s_none = new([]);

    [Theory]
    [InlineData("ป.ป.ช.", "ปปช")]
    [InlineData("พ.ร.บ.", "พรบ")]
    [InlineData("O16", "โอ 16")]
    [InlineData("o๑๖", "O-16")]
    [InlineData("O01", "โอ๑")]
    [InlineData("น\u0E4D\u0E49า", "น้ำ")]
    [InlineData("นํา", "นำ")]
    [InlineData("ปี ๒๕๖๘", "ปี 2568")]
    [InlineData("1,250,000 บาท", "1250000 บาท")]
    [InlineData("No  GIFT", "no gift")]
    [InlineData("เเผน", "แผน")]
    [InlineData("แผน แผน งาน", "แผน งาน")]
    public void Two_spellings_are_one_question(string one, string other) =>
        Assert.Equal(Question.Of(other, s_none).Key, Question.Of(one, s_none).Key);

    [Theory]
    [InlineData("เสือ", "เสื้อ")]
    [InlineData("O1", "O16")]
    [InlineData("วิดีโอ 16", "วิดี O16")]
    [InlineData("นา", "นาย")]
    [InlineData("2568", "25680")]
    public void Two_words_are_two_questions(string one, string other) =>
        Assert.NotEqual(Question.Of(other, s_none).Key, Question.Of(one, s_none).Key);

    [Theory]
    [InlineData("", QuestionProblem.Nothing)]
    [InlineData("   ", QuestionProblem.Nothing)]
    [InlineData("*", QuestionProblem.NoLetters)]
    [InlineData("%_ \"' -- /*", QuestionProblem.NoLetters)]
    [InlineData("ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ", QuestionProblem.TooManyTerms)]
    public void What_cannot_be_asked_is_told_apart(string typed, object problem) => Assert.Equal((QuestionProblem)problem, Question.Of(typed, s_none).Problem);

    [Fact]
    public void A_question_is_at_most_a_hundred_letters_and_marks_do_not_pile_up()
    {
        Assert.Null(Question.Of(new string('ก', 100), s_none).Problem);
        Assert.Equal(QuestionProblem.TooLong, Question.Of(new string('ก', 101), s_none).Problem);
        Assert.Equal(QuestionProblem.TooLong, Question.Of("ก" + new string('\u0E49', 90), s_none).Problem);
        Assert.Equal(QuestionProblem.Nothing, Question.Of(null, s_none).Problem);
    }

    [Fact]
    public void Other_names_of_a_thing_are_asked_for_too()
    {
        var synonyms = Synonyms.FromPack();
        var asked = Question.Of("อ.บ.ต. ของขวัญ", synonyms);
        Assert.Equal([2, 3], asked.Terms.Select(t => t.Phrases.Count));
        Assert.All(asked.Terms, t => Assert.NotEqual(t.Phrases[0].Key, t.Phrases[1].Key));
    }

    [Fact]
    public void Words_written_in_one_row_can_be_asked_for_one_by_one()
    {
        Assert.Equal(2, Question.Of("ประมูลถนน", s_none).Apart!.Terms.Count);
        Assert.Null(Question.Of("ถนน", s_none).Apart);
    }

    [Fact]
    public void Tokens_of_one_agency_are_no_tokens_of_another()
    {
        var (a, b) = (new Tokens(Guid.CreateVersion7()), new Tokens(Guid.CreateVersion7()));
        var text = string.Concat(SearchQuality.Pages.Select(p => p.Title + " " + p.Body + " "));
        var ours = a.Parts("", text, "").SelectMany(p => p.Body.Split(' ')).ToHashSet();
        var theirs = b.Parts("", text, "").SelectMany(p => p.Body.Split(' ')).ToHashSet();
        Assert.InRange(ours.Intersect(theirs).Count(), 0, 3);
        Assert.True(ours.Count > 1_000);
    }

    [Fact]
    public void A_snippet_marks_the_words_as_they_are_written()
    {
        var question = Question.Of("ป.ป.ช. 1000", s_none);
        var text = string.Concat(Enumerable.Repeat("ข้อความนำหน้าที่ไม่เกี่ยวข้องกัน ", 20)) + "ยื่นบัญชีต่อ ปปช จำนวน ๑,๐๐๐ ฉบับ " + string.Concat(Enumerable.Repeat("ข้อความต่อท้าย ", 30));
        var pieces = Snippet.Around(text, question, false)!;
        Assert.Equal(["ปปช", "๑,๐๐๐"], pieces.Where(p => p.Hit).Select(p => p.Text));
        Assert.Equal("… ", pieces[0].Text);
        Assert.Equal(" …", pieces[^1].Text);
        Assert.InRange(pieces.Sum(p => p.Text.Length), 100, 300);
        Assert.Null(Snippet.Around("ไม่มีอะไรตรงกัน", question, false));
    }

    [Fact]
    public void A_long_text_is_cut_and_asked_in_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("กกกกกกกก.ก.ก.ก,000 O1 ", 20_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var parts = new Tokens(Guid.CreateVersion7()).Parts("", text[..SiteText.MostCharacters], "");
        Snippet.Around(text, Question.Of(string.Concat(Enumerable.Repeat("ก", 100)), s_none), false);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
        Assert.InRange(parts.Count, 2, SearchEntry.MostParts);
    }
}
