using System.Globalization;
using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Building;

/// <summary>หนังสือภายนอก and its circular (regulation on correspondence 2526, clause 11, form 1), หนังสือรับรอง (clause 24, form 10).</summary>
internal static class LetterBuilder
{
    public static Section Build(PaperFacts facts, PaperText text)
    {
        var salutation = Salutation.Of(text["salutation"]);
        List<Block> blocks =
        [
            new LetterHead("ที่", text["number"].Trim(), text.Lines("office"), Urgency(text)),
            new LetterDate(text["date"].Trim().Length > 0 ? text["date"] : new string('.', 40)),
            new Address(text.Label("subject"), text["subject"]) { Field = "subject" },
            new Address(salutation.Opening, text["to"]) { Field = "to" },
        ];
        if (text.Lines("reference") is { Count: > 0 } references)
        {
            blocks.Add(new Address(text.Label("reference"), Listed(references)) { Field = "reference" });
        }

        if (text.Lines("attachments") is { Count: > 0 } attachments)
        {
            blocks.Add(new Address(text.Label("attachments"), Listed([.. attachments.Select(Amount)])) { Field = "attachments" });
        }

        blocks.AddRange(text.Paragraphs("cause"));
        blocks.AddRange(text.Paragraphs("purpose"));
        blocks.AddRange(text.Numbered("items", under: null));
        blocks.AddRange(text.Paragraphs("conclusion"));
        blocks.Add(new Closing(salutation.Closing));
        blocks.Add(MemoBuilder.Signed(facts.Head, SignedBy.Signer, lead: ""));
        List<string> foot = [.. text.Lines("unit"), .. text.Lines("phone"), .. text.Lines("email")];
        foot.AddRange(text.Lines("copies").Select((line, i) => i == 0 ? $"{text.Label("copies")} {line}" : line));
        if (foot.Count > 0)
        {
            blocks.Add(new LetterFoot(foot));
        }

        return new Section(blocks);
    }

    public static Section Certificate(PaperFacts facts, PaperText text)
    {
        List<Block> blocks =
        [
            new LetterHead(text.Label("number"), text["number"].Trim(), text.Lines("office")),
            .. text.Paragraphs("content"),
            AnnouncementBuilder.Dated("ให้ไว้ ณ วันที่ ", text["date"]),
            MemoBuilder.Signed(facts.Head, SignedBy.Signer, lead: ""),
        ];
        if (text["photo"] == "มี")
        {
            blocks.Add(new PhotoRoom($"(ลงชื่อ) {new string('.', 40)}\n({(text["holder"].Length > 0 ? text["holder"] : new string('.', 40))})"));
        }

        return new Section(blocks);
    }

    /// <summary>Empty for an ordinary paper.</summary>
    public static string Urgency(PaperText text) => text["urgency"] is { Length: > 0 } urgency and not "ปกติ" ? urgency : "";

    private static string Listed(IReadOnlyList<string> lines) => lines.Count == 1
        ? lines[0]
        : string.Join('\n', lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {line}")));

    /// <summary>"รายการ | 1 ชุด" as "รายการ จำนวน 1 ชุด"; the word is not printed twice for who typed it.</summary>
    private static string Amount(string line)
    {
        var parts = PaperText.Parts(line);
        var amount = parts[1].StartsWith("จำนวน", StringComparison.Ordinal) ? parts[1]["จำนวน".Length..].TrimStart() : parts[1];
        return amount.Length == 0 ? parts[0] : $"{parts[0]} จำนวน {amount}";
    }
}
