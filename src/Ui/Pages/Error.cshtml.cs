using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Ui.Pages;

/// <summary>Every answer that is not a page ends here, with what happened and what to do; never why in our words.</summary>
[Open]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public string Heading => Sentences.Heading;
    public string Advice => Sentences.Advice;

    /// <summary>Number under which our log has the story; null when nothing broke.</summary>
    public string? Incident { get; private set; }

    private (string Heading, string Advice) Sentences => Code switch
    {
        400 => ("ข้อมูลที่ส่งมาไม่ครบหรือไม่ถูกต้อง", "โปรดกลับไปหน้าก่อน ตรวจข้อมูล แล้วส่งอีกครั้ง หากเปิดหน้านี้ไว้นานแล้ว ให้เปิดหน้าใหม่ก่อนกรอก"),
        403 => ("ท่านไม่มีสิทธิ์ใช้หน้านี้", "หากต้องใช้ในงานของท่าน โปรดขอสิทธิ์จากผู้ดูแลระบบของหน่วยงาน"),
        404 => ("ไม่พบหน้าที่ต้องการ", "ที่อยู่อาจพิมพ์ผิดหรือหน้านี้ย้ายไปแล้ว ลองเริ่มจากรายการด้านล่าง"),
        405 => ("เปิดหน้านี้ด้วยวิธีนี้ไม่ได้", "โปรดเริ่มจากรายการด้านล่าง"),
        410 => ("ข้อมูลนี้ไม่เผยแพร่แล้ว", "หน่วยงานถอนข้อมูลนี้ออกจากเว็บไซต์ ดูรายการข้อมูลที่เผยแพร่อยู่ได้จากด้านล่าง"),
        413 => ("ไฟล์หรือข้อมูลใหญ่เกินไป", "แต่ละไฟล์ใช้ได้ไม่เกิน 20 MB โปรดแบ่งไฟล์หรือลดขนาดภาพแล้วลองอีกครั้ง"),
        421 => ("ไม่พบหน่วยงานที่ใช้ที่อยู่เว็บไซต์นี้", "โปรดตรวจที่อยู่เว็บไซต์อีกครั้ง"),
        423 => ("ขณะนี้แก้ไขข้อมูลไม่ได้", "ผู้ดูแลเครื่องระงับการแก้ไขของหน่วยงานนี้ไว้ชั่วคราว ข้อมูลเดิมยังอยู่ครบและเปิดดูได้ โปรดติดต่อผู้ดูแลระบบ"),
        429 => ("มีการส่งข้อมูลถี่เกินไป", "โปรดรอสักครู่แล้วลองอีกครั้ง"),
        503 => ("ขณะนี้มีผู้ใช้งานมาก", "โปรดรอประมาณครึ่งนาทีแล้วลองอีกครั้ง ข้อมูลที่บันทึกแล้วยังอยู่ครบ"),
        >= 500 => ("ระบบขัดข้อง", "ข้อมูลที่บันทึกแล้วยังอยู่ครบ โปรดลองอีกครั้งใน 1 นาที หากยังไม่ได้ โปรดแจ้งผู้ดูแลระบบ"),
        _ => ("ทำรายการไม่สำเร็จ", "โปรดกลับไปหน้าก่อนแล้วลองอีกครั้ง"),
    };

    public void OnGet() => Say();

    public void OnPost() => Say();

    private void Say() => Incident = HttpContext.Items["incident"] as string;
}
