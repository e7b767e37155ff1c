using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents;

/// <summary>A letter, a circular, an order and the minutes of a meeting that lead to it; the second agency has the letter alone.</summary>
internal sealed class DemoPapers(StartPaper start, SaveDraft save) : IDemoData
{
    private const int Year = 2568;

    public int Order => 410;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        await WriteAsync(PaperKinds.Letter, ct,
            ("to", "ผู้ใหญ่บ้านทุกหมู่บ้าน"),
            ("subject", "ขอเชิญประชุมรับฟังความคิดเห็นเรื่องการให้บริการประชาชน"),
            ("attachments", "กำหนดการประชุม | 1 ฉบับ"),
            ("cause", "ด้วยหน่วยงานได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568 และประสงค์จะรับฟังความคิดเห็นของประชาชนเกี่ยวกับขั้นตอนและระยะเวลาการให้บริการ"),
            ("purpose", "ในการนี้ จึงขอเชิญท่านและผู้แทนหมู่บ้าน จำนวน 2 คน เข้าร่วมประชุมในวันศุกร์ที่ 28 มีนาคม 2568 เวลา 09.30 น. ณ ห้องประชุมของหน่วยงาน"),
            ("conclusion", "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว"));
        if (slug != "tuayang")
        {
            return;
        }

        await WriteAsync(PaperKinds.Circular, ct,
            ("to", "หัวหน้าส่วนราชการทุกส่วน"),
            ("subject", "การรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส รอบ 6 เดือน"),
            ("cause", "ตามที่หน่วยงานได้มอบหมายให้ทุกส่วนราชการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568 นั้น"),
            ("purpose", "เพื่อให้การติดตามเป็นไปตามกำหนด จึงขอให้ทุกส่วนราชการดำเนินการ ดังนี้"),
            ("items", "บันทึกความก้าวหน้าและแนบหลักฐานของแต่ละขั้นตอน\nระบุปัญหาและอุปสรรคของขั้นตอนที่ยังไม่แล้วเสร็จ\nส่งรายงานภายในวันที่ 10 เมษายน 2568"));
        await WriteAsync(PaperKinds.Minutes, ct,
            ("body", "คณะทำงานขับเคลื่อนคุณธรรมและความโปร่งใส"),
            ("number", "1/2568"),
            ("heldOn", "28 กุมภาพันธ์ 2568"),
            ("present", "นายตัวอย่าง ประธานดี | ปลัดองค์การบริหารส่วนตำบล | ประธานคณะทำงาน\nนางสาวตัวอย่าง เขียนดี | นักวิเคราะห์นโยบายและแผน | เลขานุการ"),
            ("absent", "นายตัวอย่าง ช่างดี | ผู้อำนวยการกองช่าง | ติดราชการ"),
            ("start", "09.30"),
            ("agenda1", "ประธานแจ้งปฏิทินการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2568\nมติ รับทราบ"),
            ("agenda5", "เลขานุการเสนอร่างคำสั่งมอบหมายผู้รับผิดชอบข้อมูลที่ต้องเปิดเผย\nมติ เห็นชอบ และให้เสนอผู้บริหารลงนาม"),
            ("end", "11.00"),
            ("taker", "นางสาวตัวอย่าง เขียนดี | นักวิเคราะห์นโยบายและแผน"));
        await WriteAsync(PaperKinds.GeneralOrder, ct,
            ("subject", "มอบหมายผู้รับผิดชอบข้อมูลที่ต้องเปิดเผยต่อสาธารณะ"),
            ("reason", "เพื่อให้การเปิดเผยข้อมูลต่อสาธารณะ ประจำปีงบประมาณ พ.ศ. 2568 ถูกต้อง ครบถ้วน และเป็นปัจจุบัน จึงมอบหมายผู้รับผิดชอบ ดังนี้"),
            ("items", "ให้หัวหน้าส่วนราชการตรวจข้อมูลในความรับผิดชอบทุกเดือน\nให้เลขานุการคณะทำงานตรวจการเชื่อมโยงบนเว็บไซต์และรายงานผลทุกไตรมาส"));
    }

    private async Task WriteAsync(string kind, CancellationToken ct, params (string Key, string Text)[] texts)
    {
        var draft = (await start.HandleAsync(new(Year, kind), ct)).Value!;
        await save.HandleAsync(new(Year, kind, texts.ToDictionary(t => t.Key, t => t.Text, StringComparer.Ordinal), draft.Serial), ct);
    }
}
