using Prongsai.Correspondence.Contracts;

namespace Prongsai.Correspondence;

/// <summary>What kind of paper a number belongs to.</summary>
internal enum RegisterKind
{
    Incoming,
    Letter,
    Circular,
    Memo,
    Order,
    Announcement,
    Minutes,
    Certificate,
}

internal static class RegisterKinds
{
    /// <summary>As <see cref="NumberKinds"/> and addresses name it.</summary>
    public static string Name(this RegisterKind kind) => kind.ToString().ToLowerInvariant();

    public static RegisterKind? Of(string name) =>
        Enum.GetValues<RegisterKind>().Where(k => k.Name() == name).Select(k => (RegisterKind?)k).FirstOrDefault();

    public static string Words(this RegisterKind kind) => kind switch
    {
        RegisterKind.Incoming => "หนังสือรับ",
        RegisterKind.Letter => "หนังสือส่ง",
        RegisterKind.Circular => "หนังสือเวียน",
        RegisterKind.Memo => "บันทึกข้อความ",
        RegisterKind.Order => "คำสั่ง",
        RegisterKind.Announcement => "ประกาศ",
        RegisterKind.Minutes => "รายงานการประชุม",
        _ => "หนังสือรับรอง",
    };

    /// <summary>How other papers cite it, before the name of the office.</summary>
    public static string CitedAs(this RegisterKind kind) => kind switch
    {
        RegisterKind.Letter or RegisterKind.Circular => "หนังสือ",
        _ => kind.Words(),
    };
}
