using System.Globalization;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Papers;

/// <param name="Number">As its register prints it, e.g. "สม 73501/128" or "42/2569"; empty leaves what is written.</param>
/// <param name="Date">Of the signature; null leaves what is written.</param>
/// <param name="Decisions">The chain, first to last; empty leaves the room for ink.</param>
/// <param name="VerificationAddress">Short address of the page that vouches for the paper; null: no QR.</param>
internal sealed record Signing(
    string Number, DateOnly? Date, SignedBlock Signer, IReadOnlyList<SignedOpinion> Decisions, SignedBlock? Author = null, string? VerificationAddress = null);

/// <param name="Name">Without brackets.</param>
/// <param name="Lines">Capacity on the day of the signature.</param>
/// <param name="At">UTC; null when it was signed with ink.</param>
internal sealed record SignedBlock(string Name, IReadOnlyList<string> Lines, DateTime? At, Picture? Hand = null);

/// <param name="Heading">e.g. "ความเห็นปลัดเทศบาล".</param>
internal sealed record SignedOpinion(string Heading, string Word, string Text, SignedBlock By);

/// <summary>
/// Fills number, date, signatures, decisions and QR into a paper that was approved without them. Pure, and it touches nothing else: the hash that
/// people approved is of the unsigned paper, and what is printed after is that paper and these facts.
/// </summary>
internal static class SignPaper
{
    public static Paper Apply(Paper unsigned, Signing facts)
    {
        var sections = unsigned.Sections.Select(section => section with { Blocks = [.. section.Blocks.Select(block => Fill(block, facts))] }).ToList();
        if (facts.VerificationAddress is { } address && sections.Count > 0)
        {
            sections[^1] = sections[^1] with { Blocks = [.. sections[^1].Blocks, new Verification(address, PlaceAfter(sections[^1].Blocks))] };
        }

        string[] names = [facts.Signer.Name, facts.Author?.Name ?? "", .. facts.Decisions.Select(d => d.By.Name)];
        return unsigned with
        {
            Sections = sections,
            Names = [.. unsigned.Names.Union(names.Where(name => name.Length > 0), StringComparer.Ordinal)],
        };
    }

    private static Block Fill(Block block, Signing facts) => block switch
    {
        LetterHead head when facts.Number.Length > 0 => head with { Number = facts.Number },
        Title { Number: { } place } title when facts.Number.Length > 0 =>
            title with { Lines = [.. title.Lines.Select((line, i) => i == place.Line ? place.Before + facts.Number : line)] },
        FieldLine line => line with { Fields = [.. line.Fields.Select(field => Fill(field, facts))] },
        LetterDate date when facts.Date is { } day => date with { Text = ThaiDate.Long(day) },
        DateLine { Before: { } before } date when facts.Date is { } day => date with { Text = before + WithEra(day) },
        Signature { By: SignedBy.Signer } signature => Sign(signature, facts.Signer),
        Signature { By: SignedBy.Author } signature when facts.Author is { } author => Sign(signature, author),
        Opinions opinions when facts.Decisions.Count > 0 => opinions with { Items = [.. facts.Decisions.Select(Fill)] },
        _ => block,
    };

    private static Labelled Fill(Labelled field, Signing facts) => field.Slot switch
    {
        Slot.Number when facts.Number.Length > 0 => field with { Text = facts.Number },
        Slot.Date when facts.Date is { } day => field with { Text = ThaiDate.Long(day) },
        _ => field,
    };

    private static Opinion Fill(SignedOpinion decided) =>
        new(decided.Heading, Sign(new Signature("(ลงชื่อ)", "", []), decided.By), decided.Word, decided.Text);

    private static Signature Sign(Signature place, SignedBlock by) =>
        place with { Name = by.Name, Lines = by.Lines, Hand = by.Hand, Stamp = by.At is { } at ? Stamp(at) : "" };

    /// <summary>"ลงนามทางอิเล็กทรอนิกส์ 30 มี.ค. 2569 14.05 น.": Thai time, hours and minutes with a full stop.</summary>
    public static string Stamp(DateTime at)
    {
        var here = at + Bangkok.Offset;
        return string.Create(CultureInfo.InvariantCulture, $"ลงนามทางอิเล็กทรอนิกส์ {ThaiDate.Short(DateOnly.FromDateTime(here))} {ThaiDate.Time(TimeOnly.FromDateTime(here))}");
    }

    /// <summary>"30 มีนาคม พ.ศ. 2569" (forms 4, 7 and 10).</summary>
    private static string WithEra(DateOnly day)
    {
        var text = ThaiDate.Long(day);
        var space = text.LastIndexOf(' ');
        return text[..space] + " พ.ศ." + text[space..];
    }

    private static Beside PlaceAfter(IReadOnlyList<Block> blocks) => blocks.Count == 0 ? Beside.Nothing : blocks[^1] switch
    {
        Signature or Opinions { Grid: false } => Beside.Signature,
        LetterFoot => Beside.Foot,
        _ => Beside.Nothing,
    };
}
