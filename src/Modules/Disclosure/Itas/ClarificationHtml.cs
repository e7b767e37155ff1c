using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Pages.OitChecks;
using Prongsai.Disclosure.Pages.OitProof;
using Prongsai.Disclosure.Snapshots;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Itas;

/// <summary>The clarification of an item as a page to print: rule, elements, evidence, what the public saw and when, and who approved it.</summary>
internal sealed class ClarificationHtml
{
    // Letters: a date, a state, a number. What is longer has a second line.
    private const int LongestWord = 15;
    private const string Own = "body{font-size:14px;max-width:none;margin:0}h1{font-size:20px}h2{font-size:16px;margin:14px 0 4px}table{width:100%;border-collapse:collapse;font-size:12px}th,td{border:1px solid #666;padding:3px 5px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{overflow-wrap:normal}tr{break-inside:avoid}.h{font-family:monospace;font-size:10px}.n,.numbered td:first-child{white-space:nowrap}";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();

    public static string Write(Clarification facts)
    {
        var page = new ClarificationHtml();
        page.All(facts);
        return page.html.ToString();
    }

    private void All(Clarification facts)
    {
        var item = facts.Line.Item;
        html.Append("<!doctype html><html lang=\"th\"><head><meta charset=\"utf-8\"><title>").Append(E($"ชี้แจง {item.Code} ปีงบประมาณ {item.FiscalYear}")).Append("</title><style>")
            .Append(PagePrinter.Style("css/prongsai.css")).Append(Own).Append("</style></head><body>");
        html.Append("<h1>").Append(E($"ข้อเท็จจริงประกอบการชี้แจง {item.Code} {item.Name}")).Append("</h1>");
        P($"{facts.Office} ปีงบประมาณ {item.FiscalYear} · จัดทำเมื่อ {ItemCheckModel.Time(facts.MadeAt)}");
        Rule(facts);
        Evidence(facts);
        Published(facts);
        Seen(facts);
        Approved(facts.Approval);
        Papers(facts);
        html.Append("</body></html>");
    }

    private void Rule(Clarification facts)
    {
        H("1. เกณฑ์และองค์ประกอบ");
        P(facts.Rule is null ? "ไม่มีข้อนี้ในเกณฑ์ของปีที่ระบบมี" : $"{facts.Rule.Group} · ข้อมูลที่ต้องใช้: {facts.Rule.YearText}{Doubt(facts.Rule.Doubt)}");
        Table(["ที่", "องค์ประกอบ", "ที่มาของเกณฑ์", "ผล", "หลักฐาน"], facts.Line.Item.Elements.Select(element => (string[])
        [
            Number(element.Number), element.Text, facts.Rule?.Elements.ElementAtOrDefault(element.Number - 1)?.Doubt is { Length: > 0 } doubt ? doubt : "ยืนยันแล้ว",
            element.NotAsked ? "ไม่ใช้กับหน่วยงาน: " + element.Note : element.Met ? "มีครบ" : "ยังขาด",
            string.Join("; ", facts.Line.Item.Proofs.Where(p => p.Element == element.Number).Select(p => facts.Evidence.GetValueOrDefault(p.EvidenceId)?.Evidence.Title).Where(t => t is not null)),
        ]));
    }

    private void Evidence(Clarification facts)
    {
        H("2. หลักฐาน");
        Table(["ชื่อ", "ที่อยู่", "ข้อมูลช่วง", "ข้อมูล ณ", "แนบเมื่อ", "SHA-256"], facts.Evidence.Values.Select(e => (string[])
        [
            FormattableString.Invariant($"{e.Evidence.Title} (ฉบับที่ {e.Revision.Number})"), e.Revision.Kind == EvidenceKind.File ? "ไฟล์ที่เผยแพร่ในหน้าของข้อ" : e.Revision.Address,
            e.Revision.CoversText, ThaiDate.Short(e.Revision.CapturedOn), $"{ThaiDate.Short(Bangkok.DateOf(e.Revision.AddedAt))} {e.Revision.AddedBy}", e.Revision.Sha256,
        ]), numbered: false);
    }

    private void Published(Clarification facts)
    {
        H("3. ที่เผยแพร่");
        if (!facts.Line.Has)
        {
            P("ขณะจัดทำเอกสารนี้ประชาชนยังไม่เห็นหน้าของข้อนี้");
            return;
        }

        P(facts.Line.Address);
        P(string.Join(" › ", facts.Line.Steps));
    }

    private void Seen(Clarification facts)
    {
        H("4. สิ่งที่ประชาชนเห็น ตามวันเวลา");
        Table(["ที่", "เวลา", "ที่อยู่", "สิ่งที่เห็น", "รหัสหน้า (SHA-256)", "รหัสต่อเนื่อง"], facts.Proofs.Select(p => (string[])
        [
            p.Number.ToString(CultureInfo.InvariantCulture), ItemCheckModel.Time(p.AtUtc), p.Address, PublicProofModel.Seen(p), p.PageHash, p.Hash,
        ]));
        P(facts.Walk.Break is { } at
            ? FormattableString.Invariant($"รหัสต่อเนื่องของหน่วยงานไม่ตรงตั้งแต่รายการที่ {at}")
            : FormattableString.Invariant($"ตรวจรหัสต่อเนื่องของหน่วยงานแล้ว {facts.Walk.Links} รายการ ครบและไม่มีการแก้ไข แต่ละรหัสคำนวณรวมรหัสของรายการก่อนหน้า"));
    }

    private void Approved(ApprovalView? approval)
    {
        H("5. การอนุมัติ");
        if (approval is null)
        {
            P("ไม่มีการเสนออนุมัติในระบบสำหรับข้อนี้");
            return;
        }

        P($"{approval.Title} · เสนอโดย {approval.StartedByName} {ItemCheckModel.Time(approval.StartedAt)} · รหัสเนื้อหา {approval.Hash}");
        Table(["ลำดับ", "ตำแหน่ง", "ผู้ลงนาม", "ความเห็น", "เวลา", "วิธี"], approval.Steps.Where(s => s.Decision is not null).Select(s => (string[])
        [
            Number(s.Place), s.PositionName, $"{s.Decision!.Name} {string.Join(' ', s.Decision.BlockLines)}", $"{s.Decision.Text} {s.Decision.Opinion}".TrimEnd(), ItemCheckModel.Time(s.Decision.At),
            s.Decision.Means == DecisionMeans.Paper ? "ลงนามในเอกสาร" : "ในระบบ",
        ]));
    }

    private void Papers(Clarification facts)
    {
        H("6. เลขหนังสือ");
        Table(["เลขที่", "เอกสาร", "ลงวันที่", "ผู้ลงนาม", "ขณะนี้", "รหัสเนื้อหา (SHA-256)"], facts.Papers.Select(p => (string[])
        [
            p.Number.Length > 0 ? p.Number : "ไม่มีเลข", FormattableString.Invariant($"{p.Kind}: {p.Title} (ฉบับที่ {p.Version})"), ThaiDate.Short(p.On), p.SignedBy, p.IsPublic ? "แสดงบนเว็บไซต์" : "เก็บไว้ในระบบ", p.Hash,
        ]), whole: true);
    }

    // A table of numbered things has its numbers first: a number is not broken where its column ends; where the words are whole, no date and no state either.
    private void Table(string[] heads, IEnumerable<string[]> rows, bool numbered = true, bool whole = false)
    {
        html.Append(numbered ? "<table class=\"numbered\">" : "<table>").Append("<thead><tr>");
        foreach (var head in heads)
        {
            html.Append("<th>").Append(E(head)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        var any = false;
        foreach (var row in rows)
        {
            any = true;
            html.Append("<tr>");
            foreach (var cell in row)
            {
                html.Append(IsHash(cell) ? "<td class=\"h\">" : whole && cell.Length is > 0 and <= LongestWord ? "<td class=\"n\">" : "<td>").Append(E(cell)).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append(any ? "" : $"<tr><td colspan=\"{Number(heads.Length)}\">ไม่มี</td></tr>").Append("</tbody></table>");
    }

    private void H(string text) => html.Append("<h2>").Append(E(text)).Append("</h2>");

    private void P(string text) => html.Append("<p>").Append(E(text)).Append("</p>");

    private static string Doubt(string doubt) => doubt.Length > 0 ? $" ({doubt} ยังไม่ยืนยันกับคู่มือ ป.ป.ช.)" : "";

    private static bool IsHash(string cell) => cell.Length == 64 && cell.All(char.IsAsciiHexDigit);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string E(string text) => Encoder.Encode(text);
}
