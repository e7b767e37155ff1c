using Prongsai.Documents.Building;

namespace Prongsai.Documents.Drafts;

/// <summary>What a paper still lacks, in words for its list.</summary>
internal static class PaperReadiness
{
    private static readonly string[] OfMeasures = [PaperKinds.Plan, PaperKinds.Analysis, PaperKinds.Result, PaperKinds.FailedItems];

    /// <summary>A table without a row says nothing: it can be looked at, but not approved.</summary>
    public static bool Blocks(string kind, PaperFacts facts) => OfMeasures.Contains(kind) && facts.Measures.Rows.Count == 0;

    public static IEnumerable<string> Missing(string kind, PaperFacts facts)
    {
        var rows = facts.Measures.Rows;
        if (OfMeasures.Contains(kind) && rows.Count == 0)
        {
            yield return "ยังไม่มีมาตรการของปีนี้";
        }

        if (kind is PaperKinds.Plan or PaperKinds.Analysis && rows.Count(r => r.Owners.Count == 0) is > 0 and var ownerless)
        {
            yield return FormattableString.Invariant($"ยังไม่ระบุผู้รับผิดชอบ {ownerless} มาตรการ");
        }

        if (kind is PaperKinds.Analysis && rows.Count(r => r.Finding.Length == 0) is > 0 and var unexplained)
        {
            yield return FormattableString.Invariant($"ยังไม่มีผลวิเคราะห์ {unexplained} มาตรการ");
        }

        if (kind is PaperKinds.Result or PaperKinds.FailedItems && rows.Count(r => r.Result.Count == 0) is > 0 and var silent)
        {
            yield return FormattableString.Invariant($"ยังไม่รายงานผล {silent} มาตรการ");
        }

        if (kind is PaperKinds.Result && rows.Count(r => r.Outcome.Count == 0) is > 0 and var withoutOutcome)
        {
            yield return FormattableString.Invariant($"ยังไม่มีผลลัพธ์ {withoutOutcome} มาตรการ");
        }

        if (kind is PaperKinds.Memo && facts.Chain.Count == 0)
        {
            yield return "ยังไม่ได้กำหนดลำดับการเสนอความเห็น";
        }

        if (kind is PaperKinds.Order && facts.People.Count == 0)
        {
            yield return "ยังไม่มีรายชื่อบุคลากร";
        }

        if (kind is PaperKinds.Memo or PaperKinds.Announcement or PaperKinds.Order && facts.Agency.EmblemFileId is null)
        {
            yield return "ยังไม่ได้แนบตราครุฑ (เว้นที่ไว้ให้แล้ว)";
        }
    }
}
