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
        var template = PaperTemplate.Of(PaperKinds.Memo);
        string Label(string key) => template.Fields.First(f => f.Key == key).Label;
        List<Block> blocks =
        [
            new MemoHead("บันทึกข้อความ"),
            new FieldLine([new(Label("office"), text["office"])]),
            new FieldLine([new(Label("number"), text["number"], Slot.Number), new(Label("date"), text["date"], Slot.Date)]),
            new FieldLine([new(Label("subject"), text["subject"])]),
            new Address(Label("to"), text["to"]),
        ];
        var number = 0;
        foreach (var head in Heads.Where(head => text.Lines(head).Count > 0))
        {
            number++;
            blocks.Add(new Heading(string.Create(CultureInfo.InvariantCulture, $"{number}. {Label(head)}"), Indented: true));
            blocks.AddRange(text.Numbered(head, number));
        }

        blocks.AddRange(text.Paragraphs("closing"));
        blocks.Add(Signed(facts.Author, SignedBy.Author));
        if (facts.Chain.Count > 0)
        {
            blocks.Add(new Opinions([.. facts.Chain.Select(step => new Opinion(step.Heading, Signed(step.Signer, SignedBy.Nobody)))], text["opinions"] == "สองช่องต่อแถว"));
        }

        return new Section(blocks);
    }

    public static Signature Signed(SignatureBlock? signer, SignedBy by, string lead = "(ลงชื่อ)") => new(lead, signer?.Name ?? "", signer?.Lines ?? [], by);
}
