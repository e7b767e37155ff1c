using System.Globalization;
using Prongsai.Agency.Contracts;
using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Building;

/// <summary>บันทึกข้อความ with numbered heads and the chain of opinions (regulation on correspondence 2526, form 2; the chain is local practice).</summary>
internal static class MemoBuilder
{
    private static readonly string[] Heads = ["story", "facts", "law", "consider"];

    public static Section Build(PaperFacts facts, PaperText text)
    {
        List<Block> blocks =
        [
            new MemoHead("บันทึกข้อความ", LetterBuilder.Urgency(text)),
            new FieldLine([new(text.Label("office"), text["office"])]) { Field = "office" },
            new FieldLine([new(text.Label("number"), text["number"], Slot.Number), new(text.Label("date"), text["date"], Slot.Date)]),
            new FieldLine([new(text.Label("subject"), text["subject"])]) { Field = "subject" },
            new Address(text.Label("to"), text["to"]) { Field = "to" },
            .. text.Paragraphs("cause"),
            .. text.Paragraphs("purpose"),
        ];
        var number = 0;
        foreach (var head in Heads.Where(head => text.Lines(head).Count > 0))
        {
            number++;
            blocks.Add(new Heading(string.Create(CultureInfo.InvariantCulture, $"{number}. {text.Label(head)}"), Indented: true));
            blocks.AddRange(text.Numbered(head, number));
        }

        blocks.AddRange(text.Paragraphs("closing"));
        var byHead = text["signer"] == "ผู้บริหาร";
        blocks.Add(byHead ? Signed(facts.Head, SignedBy.Signer, lead: "") : Signed(facts.Author, SignedBy.Author));
        if (facts.Chain.Count > 0 && !byHead && text["opinions"] != "ไม่มีช่องความเห็น")
        {
            blocks.Add(new Opinions([.. facts.Chain.Select(step => new Opinion(step.Heading, Signed(step.Signer, SignedBy.Nobody)))], text["opinions"] == "สองช่องต่อแถว"));
        }

        return new Section(blocks);
    }

    public static Signature Signed(SignatureBlock? signer, SignedBy by, string lead = "(ลงชื่อ)") => new(lead, signer?.Name ?? "", signer?.Lines ?? [], by);
}
