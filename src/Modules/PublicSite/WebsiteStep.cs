using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.PublicSite;

internal sealed class WebsiteStep(IOwnPages pages) : IFirstStep
{
    public int Order => 70;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var missing = (await pages.ListAsync(ct)).Sum(p => p.Missing.Count);
        return new("เว็บไซต์", $"หน้าโครงสร้าง ผู้บริหาร อำนาจหน้าที่ และติดต่อ สร้างจากข้อมูลข้างต้น ขณะนี้ยังขาด {missing} อย่าง ระบบบอกว่าอะไร และดูตัวอย่างได้ก่อนใช้จริง", "/app/website", "website.view",
            missing == 0 ? "หน้าที่สร้างจากทะเบียนมีข้อมูลครบ" : null);
    }
}
