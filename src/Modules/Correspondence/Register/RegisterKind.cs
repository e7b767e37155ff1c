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

    /// <summary>
    /// A number of these kinds is printed on one paper of a year. Receipts are counted by each desk for itself, and the number of a meeting is said with the name of the body that met.
    /// </summary>
    public static bool PrintedOnce(this RegisterKind kind) => kind is not (RegisterKind.Incoming or RegisterKind.Minutes);

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
