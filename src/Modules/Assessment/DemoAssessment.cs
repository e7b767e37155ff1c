using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Platform;

namespace Prongsai.Assessment;

/// <summary>Fictional results: three years of rise and fall for the whole story, one small year for the other agency.</summary>
internal sealed class DemoAssessment(Frameworks frameworks, SaveScores save, SetOfficialLevel level, CorrectRule correct) : IDemoData
{
    public int Order => 200;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        if (slug == "tuayang")
        {
            await YearAsync(2565, 82, ["O12", "O19", "O42"], [("i20", 61.4m), ("i26", 70.5m), ("e9", 72.25m), ("e13", 68.1m)], "B", 0, ct);
            await YearAsync(2566, 88, ["O16", "O30"], [("i20", 74.3m), ("i24", 79.8m), ("e6", 81.2m), ("e13", 77.45m)], "ผ่านดี", 0.25m, ct);
            await YearAsync(2567, 92, ["O13", "O25"], [("i10", 82.6m), ("i12", 78.5m), ("e4", 83.1m), ("e9", 64.2m)], "ผ่านดี", 0, ct);
            // One rule confirmed for every agency, one by this agency for itself.
            await ConfirmAsync(2568, "scoring/rounding/levelOn", forAll: true, ct);
            await ConfirmAsync(2568, "issues/1/feeds", forAll: false, ct);
        }
        else
        {
            await YearAsync(2567, 90, ["O12"], [("i11", 80.2m), ("e5", 84.1m)], "ผ่านดี", 0, ct);
        }
    }

    /// <param name="around">Usual score of a question; the others vary a little around it, always the same way.</param>
    /// <param name="off">How far the announced total is from the one its scores make: a slip that the page must show.</param>
    private async Task YearAsync(int year, int around, string[] failed, (string Code, decimal Score)[] weak, string announced, decimal off, CancellationToken ct)
    {
        var pack = (await frameworks.PackAsync(year, ct))!.Pack;
        var questions = pack.Questions.Select((q, n) => (q.Code, Score: Question(q, n, around, weak))).ToDictionary(q => q.Code, q => q.Score);
        var items = pack.Items.ToDictionary(i => i.Code, i => failed.Contains(i.Code) ? 0m : 100m);
        var card = Scores.Of(pack, ScoreInput.Nothing with { Questions = questions, Items = items });
        decimal Announced(decimal? score) => Rounded.By(pack.Scoring.Rounding, score)!.Value;
        var lines = questions.Concat(items).Concat(card.Instruments.Select(i => KeyValuePair.Create(i.Key, Announced(i.Value.Computed))))
            .Append(KeyValuePair.Create(ScoreCode.Total, Announced(card.Total.Computed) + off)).Select(l => new SaveScores.Line(year, l.Key, l.Value)).ToArray();
        var saved = await save.HandleAsync(new(lines, ScoreSource.Official), ct);
        var levelled = await level.HandleAsync(new(year, announced), ct);
        if ((saved.Refusal ?? levelled.Refusal) is { } refusal)
        {
            throw new InvalidOperationException($"{refusal.Code} {string.Join(' ', refusal.Arguments)}");
        }
    }

    private async Task ConfirmAsync(int year, string path, bool forAll, CancellationToken ct)
    {
        if ((await correct.HandleAsync(new(year, path, "", "ตรวจกับหนังสือแจ้งแนวทางของปีนี้แล้ว (ข้อมูลสมมติ)", Confirm: true, forAll), ct)).Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Code);
        }
    }

    private static decimal Question(Question question, int number, int around, (string Code, decimal Score)[] weak) =>
        weak.FirstOrDefault(w => w.Code == question.Code) is { Code: not null } found ? found.Score : around + (number * 37 % 11 - 5) * 0.61m;
}
