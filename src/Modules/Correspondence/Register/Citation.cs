using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>How a paper is cited in another one.</summary>
internal static class Citation
{
    public static string Of(Entry entry, string office) => entry.Kind switch
    {
        RegisterKind.Incoming => $"หนังสือ{entry.Sender} ที่ {entry.TheirNumber} ลงวันที่ {ThaiDate.Long(entry.TheirDate ?? entry.On)}",
        RegisterKind.Minutes => $"{entry.Kind.CitedAs()} {entry.Text} เมื่อวันที่ {ThaiDate.Long(entry.On)}",
        RegisterKind.Announcement => $"ประกาศ{office} เรื่อง {entry.Title} ลงวันที่ {ThaiDate.Long(entry.On)}",
        RegisterKind.Certificate => $"หนังสือรับรอง{office} เลขที่ {entry.Text} ลงวันที่ {ThaiDate.Long(entry.On)}",
        _ => $"{entry.Kind.CitedAs()}{office} ที่ {entry.Text} ลงวันที่ {ThaiDate.Long(entry.On)}",
    };
}
