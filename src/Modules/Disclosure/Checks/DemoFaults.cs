using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks;

/// <summary>
/// Faults for the checks to find in the demo: a scan without text, and a file of another year. The items with files only are looked through at once;
/// nothing is called while a demo is filled.
/// </summary>
internal sealed class DemoFaults(AppDb db, AddEvidence add, CheckItem check) : IDemoData
{
    private const int Year = 2568;

    public int Order => 610;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        if (slug == "tuayang")
        {
            await AddAsync("O10", "คู่มือการใช้บริการออนไลน์ (สแกน).pdf", [""], "", ct);
            await AddAsync("O11", "สถิติการให้บริการ ปีงบประมาณ 2566.pdf", ["Service statistics 2566"], "1 ต.ค. 2565 – 30 ก.ย. 2566", ct);
        }

        var offline = await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear == Year && i.Proofs.Count > 0)
            .Where(i => !i.Proofs.Any(p => db.Set<EvidenceRevision>().Any(r => r.EvidenceId == p.EvidenceId && r.Kind == EvidenceKind.Link)))
            .OrderBy(i => i.Position).Select(i => i.Id).Take(100).ToListAsync(ct);
        foreach (var item in offline)
        {
            await check.HandleAsync(item, ct);
        }
    }

    private async Task AddAsync(string code, string name, string[] pages, string period, CancellationToken ct)
    {
        var item = await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear == Year && i.Code == code && i.Stage != Stage.Sent).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct);
        if (item is { } id)
        {
            // Where whoever acts here may not, the demo has a fault less: no reason to have no demo.
            await add.HandleAsync(new(id, null, [1], new GivenProof("", new MemoryStream(Pdf(pages)), name, "", "", period, null, null)), ct);
        }
    }

    /// <summary>A page for each text; without one it shows a grey box, as a scan is a picture.</summary>
    private static byte[] Pdf(string[] pages)
    {
        var (pdf, offsets) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        void Put(string body)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        Put("<< /Type /Catalog /Pages 2 0 R >>");
        Put($"<< /Type /Pages /Count {pages.Length.ToString(CultureInfo.InvariantCulture)} /Kids [{string.Join(' ', pages.Select((_, i) => FormattableString.Invariant($"{4 + (2 * i)} 0 R")))}] >>");
        Put("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var text in pages)
        {
            var content = text.Length == 0 ? "0.8 g 60 60 475 720 re f" : $"BT /F1 16 Tf 60 760 Td ({text}) Tj ET";
            Put(FormattableString.Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {offsets.Count + 2} 0 R >>"));
            Put(FormattableString.Invariant($"<< /Length {content.Length} >>\nstream\n{content}\nendstream"));
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        return Encoding.Latin1.GetBytes(pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").ToString());
    }
}
