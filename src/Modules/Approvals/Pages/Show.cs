using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Approvals.Pages;

/// <summary>Words and times as the pages show them.</summary>
internal static class Show
{
    /// <summary>"20 พ.ย. 2569 09.00 น."</summary>
    public static string Moment(DateTime utc) => $"{ThaiDate.Short(Bangkok.DateOf(utc))} {ThaiDate.Time(TimeOnly.FromDateTime(utc + Bangkok.Offset))}";

    public static (string Kind, string Text) State(ApprovalState state) => state switch
    {
        ApprovalState.Running => ("warn", "รออนุมัติ"),
        ApprovalState.Returned => ("danger", "ส่งกลับแก้ไข"),
        ApprovalState.Granted => ("ok", "อนุมัติแล้ว"),
        ApprovalState.Refused => ("danger", "ไม่อนุมัติ"),
        ApprovalState.Voided => ("danger", "เป็นโมฆะเพราะเนื้อหาเปลี่ยน"),
        _ => ("neutral", "ผู้เสนอถอนเรื่องแล้ว"),
    };

    public static (string Kind, string Text) Step(StepState state) => state switch
    {
        StepState.Open => ("warn", "รอลงความเห็น"),
        StepState.Provisional => ("info", "ลงความเห็นแล้ว รอมีผล"),
        StepState.Done => ("ok", "ลงความเห็นแล้ว"),
        _ => ("neutral", "ยังไม่ถึงลำดับ"),
    };
}
