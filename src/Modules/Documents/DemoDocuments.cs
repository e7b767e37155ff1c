using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents;

/// <summary>FY2567 signed by the whole chain, numbered and published; FY2568 as drafts, one of them on its way.</summary>
internal sealed class DemoDocuments(SaveDraft save, DemoSignatures signatures, DemoScan scans) : IDemoData
{
    private const int Finished = 2567;
    private const int Running = 2568;

    public int Order => 400;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        var scan = await scans.KeepAsync(ct);
        if (slug == "tuayang")
        {
            await save.HandleAsync(new(Finished, PaperKinds.Announcement, Text("date", "30 กันยายน 2567")), ct);
            await save.HandleAsync(new(Finished, PaperKinds.Memo, Text("date", "27 กันยายน 2567")), ct);
            await signatures.InkAsync(Finished, PaperKinds.Memo, scan, ct);
            await signatures.InkAsync(Finished, PaperKinds.Announcement, scan, ct);
            await signatures.InkAsync(Finished, PaperKinds.Plan, scan, ct);
            await signatures.InkAsync(Finished, PaperKinds.Result, scan, ct);
        }

        await save.HandleAsync(new(Running, PaperKinds.Memo, Text("closing", "จึงเรียนมาเพื่อโปรดทราบและพิจารณา")), ct);
        await signatures.SendAsync(Running, PaperKinds.Memo, ct);
        await save.HandleAsync(new(Running, PaperKinds.Order, Text("effective", "ทั้งนี้ ตั้งแต่วันที่ 1 ธันวาคม 2567 เป็นต้นไป")), ct);
    }

    private static Dictionary<string, string> Text(string key, string text) => new(StringComparer.Ordinal) { [key] = text };
}
