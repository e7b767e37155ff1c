using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>
/// Numbers that belong to a person (personal data protection act 2562, section 6): identity cards with a right check digit, telephones that are not the
/// office's, bank accounts. Found before anything is shown to the public.
/// </summary>
internal static class PersonalData
{
    public static IEnumerable<Finding> Check(CheckedPaper paper) => paper.Fields.SelectMany(field => PersonalNumbers.In(field.Text, paper.OwnPhones).Select(hit => hit.Kind switch
    {
        "id" => new Finding(
            "personal.id", field.Key, field.Label, hit.Masked,
            paper.IsPublic ? "เลขประจำตัวประชาชนในเอกสารที่ประชาชนจะเห็น โปรดลบออก" : "มีเลขประจำตัวประชาชน ใส่เฉพาะเมื่อกฎหมายกำหนด", paper.IsPublic),
        "account" => new Finding(
            "personal.account", field.Key, field.Label, hit.Masked,
            paper.IsPublic ? "เลขบัญชีธนาคารในเอกสารที่ประชาชนจะเห็น โปรดลบออก หรือยืนยันว่าเป็นบัญชีของหน่วยงาน" : "มีเลขบัญชีธนาคาร โปรดตรวจว่าจำเป็นต้องใส่"),
        _ => new Finding(
            "personal.phone", field.Key, field.Label, hit.Masked,
            paper.IsPublic ? "หมายเลขโทรศัพท์ที่ไม่ใช่ของหน่วยงานในเอกสารที่ประชาชนจะเห็น โปรดลบออก หรือยืนยันว่าเปิดเผยได้" : "มีหมายเลขโทรศัพท์ส่วนบุคคล โปรดตรวจว่าจำเป็นต้องใส่"),
    }));

    /// <summary>Whether a finding is one of these and may be shown for a reason.</summary>
    public static bool Is(Finding finding) => finding.Code is "personal.id" or "personal.account";
}
