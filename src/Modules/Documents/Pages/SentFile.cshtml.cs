using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>A version that lies before those who sign, as a file.</summary>
[Needs(Permissions.View)]
internal sealed class SentFileModel(SentPapers papers, PaperReaders readers, PdfPrinter printer, IStringLocalizer<Messages> text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format, CancellationToken ct)
    {
        if (await papers.OfVersionAsync(id, ct) is not { } sent || format is not ("pdf" or "docx") || !await readers.MaySeeAsync(sent.Draft.Id, ct))
        {
            return NotFound();
        }

        var name = PaperFiles.NameOf(sent.Draft.FiscalYear, sent.Draft.Kind, format);
        if (format == "docx")
        {
            return File(DocxWriter.Write(sent.Paper), PaperFiles.Docx, name);
        }

        var printed = await printer.PrintAsync(sent.Paper, ct);
        return printed.Done
            ? File(printed.Value.Bytes, PaperFiles.Pdf)
            : Content(text[printed.Refusal.Code, printed.Refusal.Arguments], "text/plain; charset=utf-8");
    }
}
