using Prongsai.Agency.Contracts;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.References;

/// <summary>What the registers of the office offer to be cited.</summary>
internal sealed class ReferenceFinder(IAgencyDirectory office, INumbers numbers, TimeProvider clock)
{
    public const string Person = "person";

    /// <summary>A day of the calendar: words only, nothing to keep an id of.</summary>
    public const string Day = "date";

    private const int Longest = 200;

    /// <summary>Kinds in the words of the picker.</summary>
    public static IReadOnlyList<(string Kind, string Name)> Kinds { get; } =
    [
        (NumberKinds.Order, "คำสั่ง"), (NumberKinds.Announcement, "ประกาศ"), (NumberKinds.Letter, "หนังสือส่ง"), (NumberKinds.Circular, "หนังสือเวียน"),
        (NumberKinds.Incoming, "หนังสือรับ"), (NumberKinds.Memo, "บันทึกข้อความ"), (NumberKinds.Minutes, "รายงานการประชุม"), (Person, "บุคลากร"), (Day, "ปฏิทิน"),
    ];

    public async Task<IReadOnlyList<Reference>> SearchAsync(string kind, string text, int take, CancellationToken ct)
    {
        if (text.Length > Longest || Kinds.All(k => k.Kind != kind))
        {
            return [];
        }

        if (kind == Day)
        {
            return Days(text);
        }

        if (kind != Person)
        {
            return [.. (await numbers.SearchAsync(kind, text.Trim(), null, take, ct)).Select(n => ReferenceText.Of(kind, n.Id, n.Citation))];
        }

        var key = ThaiText.SearchKey(text);
        return [.. (await office.PeopleAsync(ct))
            .Where(p => ThaiText.SearchKey(p.FullName + " " + p.Position).Contains(key, StringComparison.Ordinal))
            .Take(take).Select(p => ReferenceText.Of(Person, p.Id, p.FullName))];
    }

    /// <summary>A day as it is written in a letter, without and with its weekday; today and the ends of the fiscal year when none is asked for.</summary>
    private List<Reference> Days(string text)
    {
        var today = Bangkok.Today(clock);
        var year = FiscalYear.Of(today);
        List<DateOnly> days = string.IsNullOrWhiteSpace(text) ? [today, year.Start, year.HalfYearEnd, year.End]
            : ThaiDate.Read(text).Date is { } day ? [day] : [];
        return [.. days.SelectMany(d => new[] { ThaiDate.Long(d), $"วัน{Checks.DateMentions.NameOf(d.DayOfWeek)}ที่ {ThaiDate.Long(d)}" })
            .Select((words, i) => new Reference(Day, new Guid(i + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), words))];
    }

    /// <summary>Whether the register still says what the paper says it does.</summary>
    public async Task<bool> HoldsAsync(Reference reference, CancellationToken ct) => reference.Kind == Person
        ? (await office.PeopleAsync(ct)).Any(p => p.Id == reference.Id && p.FullName == reference.Text)
        : (await numbers.SearchAsync(reference.Kind, NumberIn(reference.Text), null, 50, ct))
            .Any(n => n.Id == reference.Id && ReferenceText.Of(reference.Kind, n.Id, n.Citation).Text == reference.Text);

    /// <summary>Whether a number that somebody typed is in a register of the office.</summary>
    public async Task<bool> KnowsNumberAsync(string number, CancellationToken ct)
    {
        var key = ThaiText.SearchKey(number).Replace(" ", "", StringComparison.Ordinal);
        return (await numbers.SearchAsync("", number, null, 50, ct))
            .Any(n => ThaiText.SearchKey(n.Text).Replace(" ", "", StringComparison.Ordinal).EndsWith(key, StringComparison.Ordinal));
    }

    /// <summary>"152/2569" of "คำสั่ง … ที่ 152/2569 ลงวันที่ …"; the whole text when it cannot be told.</summary>
    private static string NumberIn(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
        {
            return text;
        }

        var (from, to) = (slash, slash + 1);
        while (from > 0 && char.IsAsciiDigit(text[from - 1]))
        {
            from--;
        }

        while (to < text.Length && text[to] != ' ')
        {
            to++;
        }

        return text[from..to];
    }
}
