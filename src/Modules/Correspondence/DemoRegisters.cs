using Prongsai.Agency.Contracts;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>A few weeks of two fictional offices' registers, through the same handlers that people use.</summary>
internal sealed class DemoRegisters(EnterPaper enter, NumberDesk desk, IAgencyDirectory agency, TimeProvider clock) : IDemoData
{
    public int Order => 350;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        var units = (await agency.UnitsAsync(ct)).ToDictionary(u => u.ShortName, u => u.Id);
        foreach (var line in slug == "tuayang" ? DemoPapers.Tuayang : DemoPapers.Sommut)
        {
            var texts = new EntryTexts(line.Title, line.Sender, line.Recipient, line.TheirNumber, line.TheirNumber.Length > 0 ? today.AddDays(-line.DaysAgo - 3) : null, line.Time, line.Action, "");
            var unit = line.Unit.Length > 0 ? units[line.Unit] : (Guid?)null;
            Must(await enter.HandleAsync(new(line.Kind, unit, null, null, today.AddDays(-line.DaysAgo), texts), ct));
        }

        if (slug == "tuayang")
        {
            var wrong = Must(await desk.Reserve.HandleAsync(new(NumberKinds.Order, null, null, today.AddDays(-6), "คำสั่งแต่งตั้งผู้ตรวจการจ้าง"), ct));
            Must((await desk.Strike.HandleAsync(wrong.Id, "พิมพ์ชื่อกรรมการผิด จัดทำใหม่เป็นเลขถัดไป", ct))!);
            Must(await desk.Reserve.HandleAsync(new(NumberKinds.Order, null, null, today.AddDays(-2), "คำสั่งแต่งตั้งคณะทำงานวันเด็ก"), ct));
        }
    }

    private static T Must<T>(Outcome<T> outcome) where T : class => outcome.Value ?? throw new InvalidOperationException(outcome.Refusal!.Code);
}

/// <param name="Unit">Short name; empty: the whole office.</param>
internal sealed record DemoPaper(
    string Kind, int DaysAgo, string Title, string Unit = "", string Sender = "", string Recipient = "", string TheirNumber = "", string Time = "", string Action = "");

/// <summary>Every office, person and number here is invented.</summary>
internal static class DemoPapers
{
    public static IReadOnlyList<DemoPaper> Tuayang { get; } =
    [
        new(NumberKinds.Incoming, 20, "ขอเชิญประชุมชี้แจงแนวทางการประเมินคุณธรรมและความโปร่งใส", "สำนักปลัด", "จังหวัดสมมติ", "นายกองค์การบริหารส่วนตำบลตัวอย่าง", "สม 0023.3/ว 1450", "09.15", "มอบสำนักปลัดเข้าประชุม"),
        new(NumberKinds.Incoming, 14, "ส่งแบบสำรวจข้อมูลการเบิกจ่ายงบประมาณ", "กองคลัง", "อำเภอตัวอย่าง", "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง", "สม 0118/987", "10.40", "กองคลังตอบภายในสิ้นเดือน"),
        new(NumberKinds.Incoming, 9, "ขอความอนุเคราะห์ซ่อมแซมไฟฟ้าสาธารณะ", "กองช่าง", "ผู้ใหญ่บ้าน หมู่ที่ 9", "นายกองค์การบริหารส่วนตำบลตัวอย่าง", "หมู่ 9/12", "13.05", "กองช่างสำรวจแล้ว"),
        new(NumberKinds.Incoming, 3, "ขอข้อมูลข่าวสารแผนการจัดซื้อจัดจ้าง", "กองคลัง", "นางสาวสมมติ ขอข้อมูล", "นายกองค์การบริหารส่วนตำบลตัวอย่าง", "", "15.20"),
        new(NumberKinds.Letter, 18, "ตอบรับเข้าร่วมประชุมชี้แจง", "สำนักปลัด", Recipient: "ผู้ว่าราชการจังหวัดสมมติ"),
        new(NumberKinds.Letter, 8, "แจ้งกำหนดซ่อมแซมไฟฟ้าสาธารณะ", "กองช่าง", Recipient: "ผู้ใหญ่บ้าน หมู่ที่ 9"),
        new(NumberKinds.Circular, 12, "ขอให้รายงานผลตามมาตรการส่งเสริมคุณธรรม", "สำนักปลัด", Recipient: "ทุกส่วนราชการ"),
        new(NumberKinds.Memo, 16, "ขออนุมัติเดินทางไปราชการ", "กองคลัง", Recipient: "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"),
        new(NumberKinds.Memo, 5, "รายงานผลการซ่อมแซมไฟฟ้าสาธารณะ", "กองช่าง", Recipient: "นายกองค์การบริหารส่วนตำบลตัวอย่าง"),
        new(NumberKinds.Order, 30, "แต่งตั้งคณะกรรมการจัดทำแผนพัฒนาท้องถิ่น"),
        new(NumberKinds.Order, 15, "แต่งตั้งผู้ปฏิบัติหน้าที่เวรรักษาการณ์"),
        new(NumberKinds.Announcement, 25, "กำหนดวันประชุมสภาท้องถิ่น"),
        new(NumberKinds.Minutes, 22, "ประชุมหัวหน้าส่วนราชการประจำเดือน", "สำนักปลัด"),
        new(NumberKinds.Certificate, 4, "รับรองผลการปฏิบัติงานของผู้รับจ้าง", "กองช่าง"),
    ];

    public static IReadOnlyList<DemoPaper> Sommut { get; } =
    [
        new(NumberKinds.Incoming, 7, "แจ้งกำหนดการประเมินประจำปี", "สำนักปลัด", "จังหวัดตัวอย่าง", "นายกเทศมนตรีตำบลสมมติ", "ตย 0017.2/301", "09.00"),
        new(NumberKinds.Order, 6, "แต่งตั้งคณะทำงานติดตามผลการประเมิน"),
    ];
}
