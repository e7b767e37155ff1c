using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Publishing;

/// <summary>What is approved of an item: its content as it was sent.</summary>
internal sealed class ItemSubject(AppDb db) : IApprovalSubject
{
    public const string TypeName = "oit-item";

    public string Type => TypeName;

    public string Name => "ข้อมูล OIT ที่จะเผยแพร่";

    public static string TitleOf(DisclosureItem item) => string.Create(CultureInfo.InvariantCulture, $"เผยแพร่ข้อมูล {item.Code} {item.Name} ปีงบประมาณ {item.FiscalYear}");

    public static IReadOnlyList<string> Summary(ItemContent content) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"องค์ประกอบ {content.Elements.Count} ข้อ หลักฐาน {content.Proofs.Count()} รายการ"),
        $"ผู้รับผิดชอบ {content.Unit}",
        "เมื่ออนุมัติแล้ว จะเผยแพร่ให้ประชาชนเห็นทันที",
    ];

    public async Task<SubjectReading?> ReadAsync(Guid id, CancellationToken ct)
    {
        var item = await db.Set<DisclosureItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (item is null || await LatestAsync(id, ct) is not { } sending)
        {
            return null;
        }

        var content = ItemContent.FromJson(sending.Content);
        var href = string.Create(CultureInfo.InvariantCulture, $"/app/{item.FiscalYear}/oit/{item.Code.ToLowerInvariant()}");
        return new SubjectReading(
            TitleOf(item), sending.Hash, ItemHtml.Write(content, FileHref),
            [.. content.Proofs.Where(p => p.Kind == EvidenceKind.File).Select(p => new SubjectFile(p.Title, FileHref(p)))], href, Summary(content), href + "/send");
    }

    public async Task<IReadOnlyList<DifferenceLine>> DifferenceAsync(Guid id, string approvedHash, CancellationToken ct)
    {
        var approved = await db.Set<Sending>().AsNoTracking().Where(s => s.ItemId == id && s.Hash == approvedHash).OrderByDescending(s => s.MadeAt).FirstOrDefaultAsync(ct);
        if (approved is null || await LatestAsync(id, ct) is not { } now)
        {
            return [];
        }

        var before = ItemContent.FromJson(approved.Content).Lines.ToList();
        var after = ItemContent.FromJson(now.Content).Lines.ToList();
        return
        [
            .. before.Except(after, StringComparer.Ordinal).Select(line => new DifferenceLine(DifferenceKind.Removed, line)),
            .. after.Select(line => new DifferenceLine(before.Contains(line, StringComparer.Ordinal) ? DifferenceKind.Same : DifferenceKind.Added, line)),
        ];
    }

    private static string FileHref(ContentProof proof) => string.Create(CultureInfo.InvariantCulture, $"/app/oit/evidence/{proof.EvidenceId:D}/{proof.Revision}");

    private Task<Sending?> LatestAsync(Guid itemId, CancellationToken ct) =>
        db.Set<Sending>().AsNoTracking().Where(s => s.ItemId == itemId).OrderByDescending(s => s.MadeAt).FirstOrDefaultAsync(ct);
}
