namespace Prongsai.Correspondence;

/// <summary>A register as people know it: one book, of one kind of paper or two.</summary>
/// <param name="Slug">In addresses.</param>
internal sealed record Book(string Slug, string Name, string Paper, params IReadOnlyList<RegisterKind> Kinds)
{
    public static IReadOnlyList<Book> All { get; } =
    [
        new("incoming", "ทะเบียนหนังสือรับ", "หนังสือรับ", RegisterKind.Incoming),
        new("outgoing", "ทะเบียนหนังสือส่ง", "หนังสือส่ง", RegisterKind.Letter, RegisterKind.Circular),
        new("memo", "ทะเบียนบันทึกข้อความ", "บันทึกข้อความ", RegisterKind.Memo),
        new("order", "ทะเบียนคำสั่ง", "คำสั่ง", RegisterKind.Order),
        new("announcement", "ทะเบียนประกาศ", "ประกาศ", RegisterKind.Announcement),
        new("minutes", "ทะเบียนรายงานการประชุม", "รายงานการประชุม", RegisterKind.Minutes),
        new("certificate", "ทะเบียนหนังสือรับรอง", "หนังสือรับรอง", RegisterKind.Certificate),
    ];

    public bool IsIncoming => Kinds[0] == RegisterKind.Incoming;

    /// <summary>Only papers that leave go to somebody.</summary>
    public bool HasRecipient => IsIncoming || Kinds[0] is RegisterKind.Letter or RegisterKind.Memo;

    public string Path => $"/app/registers/{Slug}";

    public static Book? Find(string? slug) => All.FirstOrDefault(b => b.Slug == slug);

    public static Book Of(RegisterKind kind) => All.First(b => b.Kinds.Contains(kind));
}
