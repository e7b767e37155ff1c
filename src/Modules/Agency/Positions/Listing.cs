using Prongsai.Agency.Contracts;

namespace Prongsai.Agency;

/// <summary>In which list a post stands that nobody has put into one: by the words that the laws of local governments use.</summary>
internal static class Listing
{
    private static readonly string[] Political = ["นายก", "รองนายก", "ที่ปรึกษานายก", "เลขานุการนายก"];
    private static readonly string[] Council = ["ประธานสภา", "รองประธานสภา", "สมาชิกสภา", "เลขานุการสภา"];
    private static readonly string[] Executives = ["ปลัด", "รองปลัด", "หัวหน้าสำนัก", "ผู้อำนวยการสำนัก", "ผู้อำนวยการกอง", "หัวหน้ากอง", "หัวหน้าส่วน"];

    public static PostListing Of(string name) =>
        Starts(name, Political) ? PostListing.Political
        : Starts(name, Council) ? PostListing.Council
        : Starts(name, Executives) ? PostListing.Permanent
        : PostListing.Unlisted;

    public static string Words(PostListing listing) => listing switch
    {
        PostListing.Political => "ทำเนียบผู้บริหาร ฝ่ายการเมือง",
        PostListing.Permanent => "ทำเนียบผู้บริหาร ฝ่ายข้าราชการประจำ",
        PostListing.Council => "ทำเนียบสภาท้องถิ่น",
        _ => "ไม่แสดงชื่อในทำเนียบ",
    };

    private static bool Starts(string name, string[] words) => words.Any(w => name.StartsWith(w, StringComparison.Ordinal));
}
