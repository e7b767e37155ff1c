namespace Prongsai.Agency;

/// <summary>The words of a capacity, as papers print them.</summary>
internal static class Capacity
{
    public static IReadOnlyList<AppointmentKind> All { get; } = Enum.GetValues<AppointmentKind>();

    public static string Words(this AppointmentKind kind) => kind switch
    {
        AppointmentKind.ActingFor => "รักษาราชการแทน",
        AppointmentKind.OnBehalf => "ปฏิบัติราชการแทน",
        AppointmentKind.ActingInPost => "รักษาการในตำแหน่ง",
        AppointmentKind.PerformingDuties => "ปฏิบัติหน้าที่",
        _ => "ดำรงตำแหน่ง",
    };
}
