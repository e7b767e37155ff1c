namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>How much a fault matters to somebody who scores.</summary>
internal enum Weight
{
    /// <summary>Cannot be scored as it is.</summary>
    Blocks,

    /// <summary>May be marked down: a person must look.</summary>
    Warns,

    /// <summary>Good to know.</summary>
    Note,
}

/// <summary>What is wrong with a piece of evidence. Its sentences (what, why it would fail, how to mend) are in Texts/Faults.resx under its code.</summary>
/// <param name="Code">e.g. "link.dead".</param>
/// <param name="Where">Address, file or page of it, as a person would name it.</param>
/// <param name="Words">What fills {0}, {1}… of the sentences.</param>
internal sealed record Fault(string Code, Weight Weight, string Where, params IReadOnlyList<string> Words);

/// <summary>What an element asks of its evidence, as far as a program can look for it.</summary>
/// <param name="Year">Fiscal year (BE) the content must be of; null when it must only be in force or up to date.</param>
/// <param name="Signed">A signed paper is asked for.</param>
/// <param name="Filled">Columns of fees and papers may not be blank: "ไม่มี" must be written.</param>
internal sealed record Demand(int? Year, bool Signed = false, bool Filled = false)
{
    public static Demand None { get; } = new((int?)null);
}
