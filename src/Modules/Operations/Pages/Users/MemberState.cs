using Prongsai.Operations.Pages.Backup;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

/// <summary>How far a member has come: invited, using the product, with a code that is out, ended.</summary>
internal sealed record MemberState(bool Ended, bool HasPassword, AccountCode? Code)
{
    public string Kind => this switch { { Ended: true } => "neutral", { HasPassword: true } => "ok", { Code: not null } => "info", _ => "warn" };

    public string Words => this switch
    {
        { Ended: true } => "สิ้นสุดแล้ว",
        { HasPassword: true } => "ใช้งานอยู่",
        { Code: not null } => "เชิญแล้ว รอตั้งรหัสผ่าน",
        _ => "คำเชิญใช้ไม่ได้แล้ว",
    };

    /// <summary>Until when the code that is out can be used; empty when none is.</summary>
    public string Until => Code is null || Ended ? "" : $"{(HasPassword ? "รหัสใช้ครั้งเดียว" : "คำเชิญ")}ใช้ได้ถึง {BackupWords.When(Code.UntilAt)}";
}
