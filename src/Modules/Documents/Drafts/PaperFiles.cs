using System.Text;
using Prongsai.Documents.Building;
using Prongsai.Documents.Contracts;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>Papers as files, for pages, publication and the command line.</summary>
internal sealed class PaperFiles(PaperFactory papers, PdfPrinter printer) : IPapers
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Pdf = "application/pdf";

    public Task<Outcome<PaperFile>> MakeAsync(int year, string kind, string format, CancellationToken ct) => MakeAsync(new(year, kind), format, ct);

    /// <returns>As the promise of the module.</returns>
    public async Task<Outcome<PaperFile>> MakeAsync(PaperKey key, string format, CancellationToken ct)
    {
        if (!PaperTemplate.Has(key.Kind))
        {
            return new Refusal("paper.kind", "", key.Kind);
        }

        var name = NameOf(key.Year, key.Kind, format);
        switch (format)
        {
            case "docx":
                return new PaperFile(name, Docx, DocxWriter.Write(await papers.MakeAsync(key, null, ct)));
            case "html":
                return new PaperFile(name, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(HtmlWriter.ToPrint(await papers.MakeAsync(key, null, ct))));
            case "pdf":
                var printed = await printer.PrintAsync(await papers.MakeAsync(key, null, ct), ct);
                return printed.Done ? new PaperFile(name, Pdf, printed.Value.Bytes) : printed.Refusal;
            default:
                return new Refusal("paper.format", "", format);
        }
    }

    /// <summary>"บันทึกข้อความ-2568.docx": the name of the kind and the fiscal year.</summary>
    public static string NameOf(int year, string kind, string format) =>
        FormattableString.Invariant($"{PaperTemplate.Of(kind).Name}-{year}.{format}");
}
