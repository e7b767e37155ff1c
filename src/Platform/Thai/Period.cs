namespace Prongsai.Platform.Thai;

/// <summary>How a period was written.</summary>
public enum PeriodKind
{
    /// <summary>From a day to a day, both included.</summary>
    Range,

    /// <summary>From a day on; no end.</summary>
    OpenEnd,

    /// <summary>Not later than a day; no start.</summary>
    Deadline,

    /// <summary>One calendar month.</summary>
    Month,

    /// <summary>One quarter or several in a row.</summary>
    Quarters,

    /// <summary>The whole fiscal year.</summary>
    WholeYear,

    /// <summary>A single day.</summary>
    Day,
}

/// <summary>When work is done.</summary>
/// <param name="From">First day, Gregorian; null for a deadline.</param>
/// <param name="To">Last day, Gregorian; null for an open end.</param>
/// <param name="Text">The words it was read from, as written apart from spaces.</param>
public sealed record Period(PeriodKind Kind, DateOnly? From, DateOnly? To, string Text)
{
    /// <summary>What was understood, in words for a screen: "1 ต.ค. 2568 – 31 มี.ค. 2569", "ตั้งแต่ 1 ม.ค. 2566 เป็นต้นไป", "ภายใน 31 มี.ค. 2568".</summary>
    public string Describe() => (From, To) switch
    {
        ({ } from, { } to) when from == to => ThaiDate.Short(from),
        ({ } from, { } to) => $"{ThaiDate.Short(from)} – {ThaiDate.Short(to)}",
        ({ } from, null) => $"ตั้งแต่ {ThaiDate.Short(from)} เป็นต้นไป",
        (null, { } to) => $"ภายใน {ThaiDate.Short(to)}",
        _ => Text,
    };
}

/// <summary>What a cell of periods was understood as.</summary>
/// <param name="Periods">In the order written; what could be read even when something could not.</param>
/// <param name="Problem">Thai sentence naming the words that could not be read, with the cure; null when all was read.</param>
public sealed record PeriodReading(IReadOnlyList<Period> Periods, string? Problem)
{
    /// <summary>The cell in storage form, kept whatever was understood.</summary>
    public string Text { get; init; } = "";

    /// <summary>Thai question to ask before the periods are used: a year that looks like ค.ศ.</summary>
    public string? Question { get; init; }
}
