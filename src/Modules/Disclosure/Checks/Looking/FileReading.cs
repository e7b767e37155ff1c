using System.Text;
using Prongsai.Platform.Files;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>Reads a file as far as the checks need it: text and pages of a PDF, text and tables of Word and Excel.</summary>
internal static class FileReading
{
    private const int MostText = 4 * 1024 * 1024;

    public static async Task<SeenFile> ReadAsync(byte[] content, string name, CancellationToken ct)
    {
        var kind = FileSniffer.Kind(content);
        return kind switch
        {
            FileKind.Empty => new(name, kind, SeenState.Empty, 0),
            FileKind.Pdf => Of(await PdfReading.ReadAsync(content, ct), name, content.Length),
            FileKind.Png or FileKind.Jpeg or FileKind.Gif or FileKind.Webp => new(name, kind, SeenState.Read, content.Length),
            _ => Of(TableFile.Read(content, name, ct), kind, name, content.Length),
        };
    }

    private static SeenFile Of(PdfFacts facts, string name, int length) => new(name, FileKind.Pdf, facts.State switch
    {
        PdfState.Read => SeenState.Read,
        PdfState.Encrypted => SeenState.Encrypted,
        PdfState.Broken => SeenState.Broken,
        _ => SeenState.TooLong,
    }, length)
    {
        Pages = facts.Pages,
        Text = Short(facts.Text),
        Letters = facts.Letters,
        Locked = facts.Locked,
        Cut = facts.Pages > PdfReading.MostPages || facts.Text.Length > MostText,
    };

    private static SeenFile Of(Platform.Outcome<TableDocument> read, FileKind kind, string name, int length)
    {
        if (!read.Done)
        {
            return new(name, kind, read.Refusal.Code switch
            {
                "file.encrypted" => SeenState.Encrypted,
                "file.old-office" => SeenState.OldOffice,
                "file.zip-broken" or "file.broken" => SeenState.Broken,
                "file.too-big" or "file.too-many-rows" or "file.too-complex" => SeenState.TooLong,
                _ => SeenState.Unknown,
            }, length);
        }

        var text = new StringBuilder();
        foreach (var block in read.Value.Blocks.TakeWhile(_ => text.Length < MostText))
        {
            if (block.Table is null)
            {
                text.Append(block.Text).Append('\n');
                continue;
            }

            foreach (var row in block.Table.Rows.TakeWhile(_ => text.Length < MostText))
            {
                text.AppendJoin('\t', row.Where(c => !c.SameAsAbove && !c.SameAsLeft).Select(c => c.Text)).Append('\n');
            }
        }

        return new(name, kind, SeenState.Read, length)
        {
            Text = Short(text.ToString()),
            Tables = [.. read.Value.Blocks.Where(b => b.Table is not null).Select(b => b.Table!)],
            Cut = text.Length >= MostText,
        };
    }

    private static string Short(string text) => text.Length <= MostText ? text : text[..MostText];
}
