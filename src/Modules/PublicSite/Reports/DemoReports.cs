using Prongsai.Platform;

namespace Prongsai.PublicSite.Reports;

/// <summary>Two visitors of the main demo office found something: one is answered, one waits.</summary>
internal sealed class DemoReports(SendErrorReport send, CloseErrorReport close) : IDemoData
{
    public int Order => 700;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        if (slug != "tuayang")
        {
            return;
        }

        var first = await send.HandleAsync(new("/contact", "หมายเลขโทรสารในหน้าติดต่อส่งไม่ผ่าน น่าจะเป็นหมายเลขเก่า", "", "demo"), ct);
        await close.HandleAsync(first.Value!.Id, mended: true, "ตรวจกับงานธุรการแล้ว แก้หมายเลขโทรสารในข้อมูลบนเว็บไซต์", ct);
        await send.HandleAsync(new("/about/executives", "เบอร์ต่อของกองช่างโทรแล้วเป็นของกองคลัง", "", "demo"), ct);
    }
}
