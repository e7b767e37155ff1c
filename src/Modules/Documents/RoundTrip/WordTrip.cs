using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Documents.References;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Documents.RoundTrip;

/// <summary>A paper goes out as a Word file, is edited there, and comes back: what changed is told by field, and nothing is saved here.</summary>
internal sealed class WordTrip(PaperFactory papers, FileIntake intake)
{
    /// <summary>The Word file of a paper, with what is needed to know it again.</summary>
    public async Task<byte[]> OutAsync(PaperDraft draft, CancellationToken ct)
    {
        var source = await papers.ReadAsync(draft, ct);
        return WordMark.Put(DocxWriter.Write(source.Build()), draft.Id, draft.Revision, source.Text.Fields);
    }

    /// <returns>Refusals <c>file.*</c>, "word.not-word", "word.other-paper".</returns>
    public async Task<Outcome<Return>> BackAsync(PaperDraft draft, Stream file, CancellationToken ct)
    {
        var bytes = await intake.ReadAsync(file, FileLimits.Bytes, ct);
        if (!bytes.Done)
        {
            return bytes.Refusal;
        }

        var came = TableFile.Read(bytes.Value, "", ct);
        if (!came.Done)
        {
            return came.Refusal.Code == "file.picture" ? new Refusal("word.not-word") : came.Refusal;
        }

        if (bytes.Value is not [(byte)'P', (byte)'K', ..])
        {
            return new Refusal("word.not-word");
        }

        var mark = WordMark.Read(bytes.Value);
        if (mark is not null && mark.PaperId != draft.Id)
        {
            return new Refusal("word.other-paper");
        }

        var source = await papers.ReadAsync(draft, ct);
        var now = source.Text.Fields;
        var sent = mark is null ? source : source with { Own = source.Template.Fields.ToDictionary(f => f.Key, f => mark.Fields.GetValueOrDefault(f.Key, now[f.Key]), StringComparer.Ordinal) };
        var went = TableFile.Read(DocxWriter.Write(sent.Build()), "", ct);
        if (!went.Done)
        {
            return went.Refusal;
        }

        var match = WordMatch.Of(source.Template, sent.Text.Fields, Lines(went.Value), Lines(came.Value));
        var changes = source.Template.Fields.Where(f => match.Changed.ContainsKey(f.Key)).Select(f => new FieldChange(
            f.Key, f.Label, ReferenceText.Rejoin(match.Changed[f.Key], ReferenceText.In(now[f.Key])), now[f.Key], now[f.Key] != sent.Text.Fields[f.Key]));
        return new Return([.. changes], match.Loose, mark is not null);
    }

    private static List<string> Lines(TableDocument document) =>
    [
        .. document.Blocks.SelectMany(block => block.Table is null
            ? [block.Text]
            : block.Table.Rows.SelectMany(row => row).Where(cell => !cell.SameAsAbove && !cell.SameAsLeft).SelectMany(cell => cell.Lines))
            .Where(line => !string.IsNullOrWhiteSpace(line) && !line.All(c => c is '.' or ' ')),
    ];

    /// <param name="IsMarked">False: the file had lost what tells when it went out, so it is compared with the paper as it is now.</param>
    internal sealed record Return(IReadOnlyList<FieldChange> Changes, IReadOnlyList<WordMatch.Loose> Loose, bool IsMarked);

    /// <param name="After">As the file has it.</param>
    /// <param name="Now">As the system has it.</param>
    /// <param name="Moved">The system's text was changed too since the file went out.</param>
    internal sealed record FieldChange(string Key, string Label, string After, string Now, bool Moved);
}
