using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.News;

/// <summary>What is approved of an article: its words, photos and files as they stand; whoever changes one makes the approval void.</summary>
internal sealed class ArticleSubject(AppDb db) : IApprovalSubject
{
    public const string TypeName = "web-page";

    public string Type => TypeName;

    public string Name => "ข่าวและหน้าเว็บไซต์";

    public async Task<SubjectReading?> ReadAsync(Guid id, CancellationToken ct)
    {
        var article = await db.Set<Article>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.DeletedAt == null, ct);
        if (article is null)
        {
            return null;
        }

        var content = article.Content;
        var lead = article.Lead.Length > 0 ? ArticleHtml.Of(article.Lead) : "";
        return new SubjectReading(
            article.Title, content.Hash, lead + ArticleHtml.Of(article.Body),
            [
                new SubjectFile("ดูตามที่ประชาชนจะเห็น", article.EditPath + "/preview"),
                .. article.Files.Select(f => new SubjectFile(f.Name, $"{article.EditPath}/files/{f.FileId:D}")),
            ],
            article.EditPath, Summary(article), article.EditPath + "/publish");
    }

    public static IReadOnlyList<string> Summary(Article article)
    {
        var when = article.PublishAt is { } at ? "เผยแพร่ " + Moments.Write(at) : "เมื่ออนุมัติแล้ว จะเผยแพร่ให้ประชาชนเห็นทันที";
        return [$"{Kinds.Of(article.Kind).Name} ปีงบประมาณ {article.FiscalYear}", article.WithdrawAt is { } until ? $"{when} ถึง {Moments.Write(until)}" : when, $"ภาพ {article.Photos.Count} ภาพ ไฟล์ {article.Files.Count} ไฟล์"];
    }

    public async Task<IReadOnlyList<DifferenceLine>> DifferenceAsync(Guid id, string approvedHash, CancellationToken ct)
    {
        var versions = db.Set<ArticleVersion>().AsNoTracking().Where(v => v.ArticleId == id);
        var approved = await versions.Where(v => v.Hash == approvedHash).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        var now = await versions.OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        return approved is null || now is null ? [] : ArticleDifference.Of(approved.Content, now.Content);
    }
}

/// <summary>Lines that went and lines that came; what stays is left out where it is long.</summary>
internal static class ArticleDifference
{
    private const int Most = 300;

    public static IReadOnlyList<DifferenceLine> Of(ArticleContent before, ArticleContent now)
    {
        var (old, fresh) = (Lines(before), Lines(now));
        var (gone, kept) = (new HashSet<string>(old.Except(fresh), StringComparer.Ordinal), new HashSet<string>(old.Intersect(fresh), StringComparer.Ordinal));
        return
        [
            .. old.Where(gone.Contains).Take(Most).Select(l => new DifferenceLine(DifferenceKind.Removed, l)),
            .. fresh.Where(l => !kept.Contains(l)).Take(Most).Select(l => new DifferenceLine(DifferenceKind.Added, l)),
        ];
    }

    private static List<string> Lines(ArticleContent content) =>
    [
        $"ชื่อเรื่อง {content.Title}", $"สาระสำคัญ {content.Lead}", $"ชนิด {Kinds.Of(content.Kind).Name} ปีงบประมาณ {content.FiscalYear}",
        $"ข้อมูล ณ {(content.DataAsOf is { } date ? ThaiDate.Short(date) : "วันที่เผยแพร่")}", .. content.Items.Count > 0 ? (string[])[$"ข้อ OIT {string.Join(", ", content.Items)}"] : [],
        .. ArticleText.Lines(content.Body),
        .. content.Photos.Select(p => $"ภาพ {p.Alt} {p.Caption} ({p.Large:N})"), .. content.Files.Select(f => $"ไฟล์ {f.Name} ({f.Sha256[..12]})"),
    ];
}
