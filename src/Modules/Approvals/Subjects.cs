using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>The things that can be approved, whoever owns them.</summary>
internal sealed class Subjects(IEnumerable<IApprovalSubject> all)
{
    private const int MostLines = 400;
    private const int LongestLine = 2_000;

    public IReadOnlyList<IApprovalSubject> All { get; } = [.. all.OrderBy(s => s.Name, StringComparer.Ordinal)];

    public string NameOf(string type) => All.FirstOrDefault(s => s.Type == type)?.Name ?? "เรื่อง";

    public async Task<SubjectReading?> ReadAsync(Approval approval, CancellationToken ct) =>
        All.FirstOrDefault(s => s.Type == approval.SubjectType) is { } subject ? await subject.ReadAsync(approval.SubjectId, ct) : null;

    /// <summary>What changed since the content that the approval is bound to, as it is kept.</summary>
    public async Task<string> DifferenceAsync(Approval approval, CancellationToken ct)
    {
        var lines = All.FirstOrDefault(s => s.Type == approval.SubjectType) is { } subject
            ? await subject.DifferenceAsync(approval.SubjectId, approval.Hash, ct) : [];
        return JsonSerializer.Serialize(
            lines.Take(MostLines).Select(l => l.Text.Length > LongestLine ? l with { Text = l.Text[..LongestLine] + "…" } : l), Json.Options);
    }

    /// <summary>The fragment is made by our own writers, which is their promise; nothing a person typed passes here unencoded.</summary>
    public static IHtmlContent Body(SubjectReading reading) => new HtmlString(reading.BodyHtml);
}
