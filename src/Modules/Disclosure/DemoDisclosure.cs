using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure;

/// <summary>
/// The OIT years of the demo: 2567 opened with what its papers published; 2568 with evidence for every item, most of them approved and public, one on its way,
/// one sent back, and some with the faults that a check should find.
/// </summary>
internal sealed class DemoDisclosure(AppDb db, OpenYear open, DemoOit oit, DemoHands hands) : IDemoData
{
    public int Order => 600;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        await hands.OfOfficerAsync(ct);
        if (slug == "tuayang")
        {
            Done(await open.HandleAsync(new(2567, Carry: false), ct));
        }

        Done(await open.HandleAsync(new(2568, Carry: true), ct));
        foreach (var line in DemoOit.Lines.Where(l => slug == "tuayang" || l.Everywhere))
        {
            if (await db.Set<DisclosureItem>().AsNoTracking().Include(i => i.Elements).SingleOrDefaultAsync(i => i.FiscalYear == 2568 && i.Code == line.Code, ct) is { } item)
            {
                await oit.FillAsync(item, line, ct);
            }
        }
    }

    private static void Done<T>(Outcome<T> outcome) where T : class => _ = outcome.Value ?? throw new InvalidOperationException(outcome.Refusal!.Code);
}

/// <summary>One item of the demo.</summary>
/// <param name="Pages">Pages of the product that prove it.</param>
/// <param name="File">Name of the file that proves it; empty: none.</param>
/// <param name="Period">The time the file speaks of.</param>
/// <param name="End">"public", "sent", "back", "paper" (an official paper made the page: the measures of the year, the report on those of the year before) or "" (at work).</param>
/// <param name="Everywhere">The second office has it too.</param>
internal sealed record DemoLine(string Code, string[] Pages, string File, string Period, string End, bool Everywhere = false);

internal sealed class DemoOit(DemoProofs proofs, DemoOrders orders, DemoDesk desk, DemoHands hands)
{
    public static IReadOnlyList<DemoLine> Lines { get; } =
    [
        new("O1", ["/about/structure", "/about/duties"], "", "", "public", Everywhere: true),
        new("O2", ["/about/executives"], "", "", "public", Everywhere: true),
        new("O3", ["/contact"], "", "", "public", Everywhere: true),
        new("O4", ["/news"], "", "", "public"),
        new("O5", [], "แผนพัฒนาท้องถิ่น พ.ศ. 2566 – 2570.pdf", "ต.ค. 2565 ถึง ก.ย. 2570", "public"),
        new("O6", [], "แผนและความก้าวหน้าการใช้งบประมาณ รอบ 6 เดือน.xlsx", "1 ต.ค. 2567 – 31 มี.ค. 2568", "public"),
        new("O7", [], "รายงานผลการดำเนินงานประจำปี 2567.pdf", "1 ต.ค. 2566 – 30 ก.ย. 2567", "public"),
        new("O8", [], "คู่มือการปฏิบัติงานการรับเรื่องร้องทุกข์.pdf", "", "public"),
        new("O9", [], "คู่มือการขอรับบริการประชาชน.pdf", "", "public"),
        new("O10", [], "", "", ""),
        new("O11", [], "สถิติการให้บริการ ไตรมาสที่ 1.xlsx", "1 ต.ค. 2566 – 31 มี.ค. 2567", ""),
        new("O12", [], "รายการจัดซื้อจัดจ้างและความก้าวหน้า.xlsx", "1 ต.ค. 2567 – 31 มี.ค. 2568", "public"),
        new("O13", [], "รายงานผลการจัดซื้อจัดจ้างประจำปี 2567.pdf", "1 ต.ค. 2566 – 30 ก.ย. 2567", "public"),
        new("O14", [], "แผนพัฒนาบุคลากร พ.ศ. 2567 – 2569.pdf", "ต.ค. 2566 ถึง ก.ย. 2569", "public"),
        new("O15", [], "รายงานผลการพัฒนาบุคลากรประจำปี 2567.pdf", "1 ต.ค. 2566 – 30 ก.ย. 2567", "public"),
        new("O16", [], "ประมวลจริยธรรมและการขับเคลื่อน.pdf", "ปีงบประมาณ 2568", "public"),
        new("O17", [], "แนวปฏิบัติการจัดการเรื่องร้องเรียน.pdf", "", "public"),
        new("O18", ["/contact"], "", "", "public"),
        new("O19", [], "สถิติเรื่องร้องเรียนการทุจริต ปี 2567.xlsx", "1 ต.ค. 2566 – 30 ก.ย. 2567", "public"),
        new("O20", [], "รายงานการเปิดโอกาสให้มีส่วนร่วม.pdf", "ปีงบประมาณ 2568", "sent"),
        new("O21", [], "ประกาศนโยบายไม่รับของขวัญ ไทยและอังกฤษ.pdf", "ปีงบประมาณ 2568", "public"),
        new("O22", [], "รายงานการรับทรัพย์สินโดยธรรมจรรยา.xlsx", "1 ต.ค. 2566 – 30 ก.ย. 2567", "public"),
        new("O23", [], "การประเมินความเสี่ยงการรับสินบน.pdf", "ปีงบประมาณ 2568", "public"),
        new("O24", [], "รายงานผลการจัดการความเสี่ยงประจำปี 2567.pdf", "1 ต.ค. 2566 – 30 ก.ย. 2567", "public"),
        new("O25", [], "แผนปฏิบัติการป้องกันการทุจริต.pdf", "ปีงบประมาณ 2568", "public"),
        new("O26", [], "รายงานผลแผนปฏิบัติการป้องกันการทุจริต.pdf", "1 ต.ค. 2566 – 30 ก.ย. 2567", "back"),
        new("O27", [], "", "", "paper"),
        new("O28", [], "", "", "paper"),
    ];

    public async Task FillAsync(DisclosureItem item, DemoLine line, CancellationToken ct)
    {
        await hands.OfOfficerAsync(ct);
        await proofs.AddAsync(item, line, ct);
        await orders.SetDueAsync(item, new FiscalYear(item.FiscalYear).HalfYearEnd, ct);
        if (line.End == "back")
        {
            await orders.SendBackAsync(item, ct);
        }

        if (line.End is "public" or "sent")
        {
            await desk.SendAsync(item, decide: line.End == "public", ct);
        }
    }
}

/// <summary>Evidence of the demo.</summary>
internal sealed class DemoProofs(AddEvidence add, MarkElement mark, DemoFiles files)
{
    public async Task AddAsync(DisclosureItem item, DemoLine line, CancellationToken ct)
    {
        var all = item.Elements.Select(e => e.Number).ToList();
        var given = new List<GivenProof>();
        given.AddRange(line.Pages.Select(page => new GivenProof("", null, "", "", page, line.Code == "O4" ? "ปีงบประมาณ 2568" : "", null, null)));
        if (line.File.Length > 0)
        {
            given.Add(new GivenProof(Path.GetFileNameWithoutExtension(line.File), await files.MakeAsync(item, line.File, ct), line.File, "", "", line.Period, null, null));
        }

        if (line.Code == "O10")
        {
            // A slip that real tables have: Thai digits inside an address.
            given.Add(new GivenProof("ระบบบริการออนไลน์", null, "", "https://www.tuayang.example/e-service/๒๕๖๘", "", "", null, null));
        }

        var kept = 0;
        foreach (var proof in given)
        {
            kept += (await add.HandleAsync(new(item.Id, null, all, proof), ct)).Done ? 1 : 0;
        }

        var met = line.End == "paper" || (kept > 0 && line.Code != "O10") ? all : all.Take(kept > 0 ? 1 : 0);
        foreach (var element in met)
        {
            await mark.HandleAsync(new(item.Id, element, Met: true, NotAsked: false, ""), ct);
        }
    }
}

/// <summary>The chain of the demo office, with ink: every step, and an administrator confirms.</summary>
internal sealed class DemoDesk(SendItem send, IApprovals approvals, IAgencyDirectory office, DemoScans scans)
{
    public async Task SendAsync(DisclosureItem item, bool decide, CancellationToken ct)
    {
        var sent = await send.HandleAsync(new(item.Id, null, Urgent: false), ct);
        // An office whose pages are not made yet has nothing to send.
        if (sent.Done && decide)
        {
            await DecideAsync(sent.Value, ct);
        }
    }

    public async Task DecideAsync(ApprovalView sent, CancellationToken ct)
    {
        var scan = await scans.KeepAsync(ct);
        foreach (var step in sent.Steps.OrderBy(s => s.Place))
        {
            var signer = (await office.WhoSignsAsync(step.PositionId, scans.Today, ct)).Signers[0];
            var decided = await approvals.DecideOnPaperAsync(
                new(sent.Id, step.Id, signer.PersonId, step.Decides ? DecisionWord.Approved : DecisionWord.Agreed, "", "", sent.Hash, scan), ct);
            if (decided is not { Done: true })
            {
                throw new InvalidOperationException(decided?.Refusal?.Code ?? "not found");
            }
        }
    }
}

/// <summary>Who answers, until when, and what was found wrong.</summary>
internal sealed class DemoOrders(AssignItem assign, SayRemark say)
{
    public Task SetDueAsync(DisclosureItem item, DateOnly due, CancellationToken ct) => assign.HandleAsync(new(item.Id, item.UnitId, item.PersonId, item.ReviewerId, due, item.Note), ct);

    public Task SendBackAsync(DisclosureItem item, CancellationToken ct) =>
        say.HandleAsync(new(item.Id, RemarkKind.SentBack, "โปรดเพิ่มปัญหา อุปสรรค และข้อเสนอแนะในรายงาน แล้วเสนอใหม่"), ct);
}

/// <summary>A picture of one point that stands for the signed sheets of the demo: they never existed. An administrator confirms it.</summary>
internal sealed class DemoScans(BlobStore blobs, AppDb db, DemoHands hands)
{
    private const string Point = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    private Guid? _kept;

    public DateOnly Today => hands.Today;

    public async Task<Guid> KeepAsync(CancellationToken ct)
    {
        await hands.OfAdministratorAsync(ct);
        if (_kept is null)
        {
            using var picture = new MemoryStream(Convert.FromBase64String(Point));
            var file = await blobs.SaveAsync(picture, "ฉบับลงนาม (ข้อมูลทดลอง).png", "image/png", 1024 * 1024, ct);
            _kept = file.Value?.Id ?? throw new InvalidOperationException(file.Refusal!.Code);
            await db.SaveChangesAsync(ct);
        }

        return _kept.Value;
    }
}

/// <summary>Small fictional files: tables as Excel, reports as PDF where a browser is installed, as Excel otherwise.</summary>
internal sealed class DemoFiles(Prongsai.Platform.Printing.WarmBrowser browser)
{
    public async Task<Stream> MakeAsync(DisclosureItem item, string name, CancellationToken ct)
    {
        if (name.EndsWith(".pdf", StringComparison.Ordinal))
        {
            var printed = await browser.PrintAsync(Html(item, name), bytes => bytes, ct);
            if (printed.Done)
            {
                return new MemoryStream(printed.Value);
            }
        }

        var sheet = new MemoryStream();
        using (var writer = new Prongsai.Platform.Files.XlsxWriter(sheet, "ข้อมูล", ["ลำดับ", "รายการ", "รายละเอียด"], [8, 60, 60]))
        {
            foreach (var element in item.Elements.OrderBy(e => e.Number))
            {
                writer.Row(element.Number, element.Text, Detail(YearOf(item)));
            }
        }

        sheet.Position = 0;
        return sheet;
    }

    private static string Html(DisclosureItem item, string name) =>
        "<!doctype html><html lang=th><title>" + name + "</title><body style='font:16pt sans-serif;margin:2cm'><h1 style='font-size:20pt'>" + Path.GetFileNameWithoutExtension(name) + "</h1>"
        + string.Concat(item.Elements.OrderBy(e => e.Number).Select(e => string.Create(CultureInfo.InvariantCulture, $"<h2 style='font-size:16pt'>{e.Number}. {System.Net.WebUtility.HtmlEncode(e.Text)}</h2><p>{Detail(YearOf(item))}</p>")))
        + "<p style='margin-top:2cm'>ลงชื่อ (ข้อมูลทดลอง)<br>ตำแหน่ง ผู้บริหารท้องถิ่น</p>";

    // The year that the item asks for: a report is of the year before.
    private static int YearOf(DisclosureItem item) => item.Code is "O7" or "O13" or "O15" or "O19" or "O22" or "O24" or "O26" ? item.FiscalYear - 1 : item.FiscalYear;

    private static string Detail(int year) => $"ข้อมูลตัวอย่างสำหรับการสาธิต ปีงบประมาณ {ThaiDigits.ToArabic(year.ToString(CultureInfo.InvariantCulture))} ไม่มีปัญหาและอุปสรรค ไม่มีค่าธรรมเนียม";
}
