using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Approvals;

/// <summary>From when and until when a paper holds.</summary>
/// <param name="To">The last day.</param>
internal sealed record Validity(DateOnly? From, DateOnly? To)
{
    /// <summary>Sentences of an order that say it: "ทั้งนี้ ตั้งแต่วันที่ 1 ตุลาคม 2569 ถึงวันที่ 30 กันยายน 2570".</summary>
    private const string Field = "effective";

    public static Validity Unsaid { get; } = new(null, null);

    public bool IsOver(DateOnly today) => To < today;

    /// <summary>Empty when nobody said.</summary>
    public string Words => (From, To) switch
    {
        ({ } from, { } to) => $"มีผลตั้งแต่วันที่ {ThaiDate.Long(from)} ถึงวันที่ {ThaiDate.Long(to)}",
        ({ } from, null) => $"มีผลตั้งแต่วันที่ {ThaiDate.Long(from)} จนกว่าจะมีฉบับใหม่แทนหรือยกเลิก",
        (null, { } to) => $"มีผลถึงวันที่ {ThaiDate.Long(to)}",
        _ => "",
    };

    /// <summary>What an order or announcement says of itself when it is signed; other kinds take effect in no other way than by being read.</summary>
    public static Validity Said(string kind, IReadOnlyDictionary<string, string> texts, DateOnly signedOn)
    {
        if (kind is not (PaperKinds.Order or PaperKinds.GeneralOrder or PaperKinds.Announcement or PaperKinds.GeneralAnnouncement))
        {
            return Unsaid;
        }

        var words = texts.GetValueOrDefault(Field) ?? "";
        List<DateMention> days = [.. DateMentions.In(words).Where(m => m.Day is not null)];
        var until = days.FindIndex(m => words[..m.From].LastIndexOf("ถึง", StringComparison.Ordinal) > words[..m.From].LastIndexOf("ตั้งแต่", StringComparison.Ordinal));
        var from = days.Where((_, i) => i != until).FirstOrDefault()?.Day ?? signedOn;
        return until >= 0 && days[until].Day >= from ? new(from, days[until].Day) : new(from, null);
    }
}

/// <summary>Says or corrects how long a kept paper holds and how long it is kept. The paper itself stays as it was signed.</summary>
internal sealed class SetValidity(AppDb db)
{
    public const int LongestKept = 100;

    public sealed record Input(Guid PaperId, DateOnly? From, DateOnly? To, int? KeepYears);

    /// <returns>Null when this agency has no such paper; refusals "paper.effective" (field EffectiveTo), "paper.keep" (field KeepYears).</returns>
    public async Task<Outcome<FrozenPaper>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.Set<FrozenPaper>().SingleOrDefaultAsync(p => p.Id == input.PaperId, ct) is not { } paper)
        {
            return null;
        }

        if (input.To < input.From)
        {
            return new Refusal("paper.effective", "EffectiveTo");
        }

        if (input.KeepYears is < 0 or > LongestKept)
        {
            return new Refusal("paper.keep", "KeepYears", LongestKept);
        }

        (paper.EffectiveFrom, paper.EffectiveTo, paper.KeepYears) = (input.From, input.To, input.KeepYears);
        db.Record("paper.validity", paper.Id.ToString("D"), new { from = input.From, to = input.To, keep = input.KeepYears });
        await db.SaveChangesAsync(ct);
        return paper;
    }
}
