namespace Prongsai.Agency;

/// <param name="Posts">By how the name of the post begins, the longest first.</param>
/// <param name="WithoutPhoto">Names of posts whose holder has no picture yet.</param>
internal sealed record DemoFaceStory(
    SaveOfficeFace.Input Office, IReadOnlyList<DemoFaceStory.Division> Units, IReadOnlyList<(string Starts, string English, string Phone, string Email)> Posts, IReadOnlyList<string> WithoutPhoto)
{
    internal sealed record Division(string ShortName, string English, string Phone, string Duties);

    public static DemoFaceStory Tuayang { get; } = new(
        new(
            """
            ดูแลให้ประชาชนในตำบลมีถนน น้ำสะอาด แสงสว่าง และทางระบายน้ำที่ใช้ได้ตลอดปี
            รักษาความสะอาดของที่สาธารณะ กำจัดขยะมูลฝอย และป้องกันโรคติดต่อ
            ป้องกันและบรรเทาสาธารณภัย
            ส่งเสริมการศึกษา ศาสนา วัฒนธรรม และการดูแลเด็ก ผู้สูงอายุ และผู้พิการ
            ส่งเสริมอาชีพ ดูแลทรัพยากรธรรมชาติ และรับฟังความเห็นของประชาชนก่อนตัดสินใจเรื่องสำคัญ
            """,
            "วันจันทร์ถึงวันศุกร์ 08.30 น. ถึง 16.30 น. เว้นวันหยุดราชการ", "0 2000 0009", "ห้องสนทนาถาม-ตอบ อบต.ตัวอย่าง", "https://chat.tuayang.example/ask", 13.756331m, 100.501765m,
            "Tua Yang Subdistrict Administrative Organization (fictional)",
            """
            We are an invented local government office that shows how this website works.
            We look after roads, water, waste, public health, early education and welfare in one subdistrict.
            """,
            """
            Everybody who works for this office, from the chief executive to the temporary staff, accepts no gift and no benefit of any kind for doing their duty, before, during or after it.
            Please do not offer gifts. A word of thanks is enough.
            If somebody asks you for one, please tell the chief executive by the ways on our contact page.
            """),
        [
            new("สำนักปลัด", "Office of the Permanent Secretary", "0 2000 0000 ต่อ 11", "งานธุรการ งานแผนและงบประมาณ งานบุคคล งานกฎหมาย งานป้องกันและบรรเทาสาธารณภัย และงานที่ไม่ได้กำหนดให้เป็นของกองใด"),
            new("กองคลัง", "Finance Division", "0 2000 0000 ต่อ 12", "งานการเงินและบัญชี งานจัดเก็บรายได้ งานพัสดุและทรัพย์สิน"),
            new("กองช่าง", "Public Works Division", "0 2000 0000 ต่อ 13", "งานสำรวจ ออกแบบ ก่อสร้าง ควบคุมอาคาร ผังเมือง ไฟฟ้าสาธารณะ"),
            new("กองการศึกษาฯ", "Education, Religion and Culture Division", "0 2000 0000 ต่อ 14", "งานศูนย์พัฒนาเด็กเล็ก งานกีฬา งานศาสนาและวัฒนธรรม"),
            new("กองสาธารณสุขฯ", "Public Health and Environment Division", "0 2000 0000 ต่อ 15", "งานอนามัย งานป้องกันโรค งานรักษาความสะอาดและสิ่งแวดล้อม"),
        ],
        [
            ("รองนายก", "Deputy Chief Executive", "0 2000 0000 ต่อ 102", "deputy@tuayang.example"),
            ("นายก", "Chief Executive", "0 2000 0000 ต่อ 101", "chief@tuayang.example"),
            ("ปลัด", "Permanent Secretary", "0 2000 0000 ต่อ 103", "palad@tuayang.example"),
            ("หัวหน้าสำนักปลัด", "Head of the Office of the Permanent Secretary", "0 2000 0000 ต่อ 11", "office@tuayang.example"),
            ("ผู้อำนวยการกองคลัง", "Director of Finance", "0 2000 0000 ต่อ 12", "finance@tuayang.example"),
            ("ผู้อำนวยการกองช่าง", "Director of Public Works", "0 2000 0000 ต่อ 13", "works@tuayang.example"),
            ("ผู้อำนวยการกองการศึกษา", "Director of Education", "0 2000 0000 ต่อ 14", "education@tuayang.example"),
            ("ผู้อำนวยการกองสาธารณสุข", "Director of Public Health", "0 2000 0000 ต่อ 15", "health@tuayang.example"),
        ],
        []);

    public static DemoFaceStory Sommut { get; } = new(
        new("จัดบริการสาธารณะในเขตเทศบาล รักษาความสงบเรียบร้อย ความสะอาด และส่งเสริมการศึกษา", "วันจันทร์ถึงวันศุกร์ 08.30 น. ถึง 16.30 น.", "", "", "", null, null,
            "Sommut Subdistrict Municipality (fictional)", "", ""),
        [new("สำนักปลัด", "Office of the Municipal Clerk", "0 2000 0001", "งานธุรการ งานแผน งานบุคคล")],
        [("นายก", "Mayor", "0 2000 0001 ต่อ 1", "mayor@sommut.example"), ("ปลัด", "Municipal Clerk", "0 2000 0001 ต่อ 2", "")],
        ["ผู้อำนวยการกองช่าง"]);
}
