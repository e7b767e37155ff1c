using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.News;

/// <summary>What a careful colleague would say of an article before the public sees it.</summary>
/// <param name="Where">Thai: the part it stands in.</param>
/// <param name="Shown">The place itself, numbers masked; may be empty.</param>
/// <param name="Sentence">What is wrong and the cure.</param>
internal sealed record ArticleFinding(string Code, string Where, string Shown, string Sentence)
{
    /// <summary>Must be mended first.</summary>
    public bool Blocks => Code is "photo.alt" or "article.empty";

    /// <summary>Is shown for a reason only (personal data protection act 2562, sections 24 and 27).</summary>
    public bool NeedsReason => Code is "personal.id" or "personal.account";
}

/// <param name="Findings">What blocks first.</param>
internal sealed record ArticleLook(IReadOnlyList<ArticleFinding> Findings)
{
    public const int LongestReason = 500;

    /// <summary>The numbers, masked, that need a reason.</summary>
    public IReadOnlyList<string> Numbers => [.. Findings.Where(f => f.NeedsReason).Select(f => f.Shown).Distinct(StringComparer.Ordinal)];

    public bool Asks => Findings.Any(f => !f.Blocks);

    /// <summary>Of exactly these findings: a word given on others does not count.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Findings.Select(f => $"{f.Code} {f.Where} {f.Shown}")))))[..32];

    /// <param name="said">Null: nobody looked.</param>
    /// <param name="mayGiveReason">The person has "website.publish".</param>
    public Refusal? Refuse(FindingsSaid? said, bool mayGiveReason) =>
        Findings.FirstOrDefault(f => f.Blocks) is { } block ? new Refusal(block.Code == "photo.alt" ? "article.photo-alt" : "article.empty")
        : !Asks ? null
        : said is null ? new Refusal("article.look", "Looked")
        : said.Mark != Mark ? new Refusal("article.look-again", "Looked")
        : Numbers.Count == 0 ? null
        : !mayGiveReason ? new Refusal("article.reason-who", "ShowReason")
        : said.Why.Length is 0 or > LongestReason ? new Refusal("article.show-reason", "ShowReason", LongestReason)
        : PersonalNumbers.In(said.Why, NoPhones).Any() ? new Refusal("article.reason-personal", "ShowReason")
        : null;

    public static readonly IReadOnlySet<string> NoPhones = new HashSet<string>();
}

/// <param name="Mark">Of the findings that were read.</param>
/// <param name="Reason">Why the numbers may be shown, as typed.</param>
internal sealed record FindingsSaid(string Mark, string Reason)
{
    public string Why => Reason.Length > ArticleLook.LongestReason ? Reason : ThaiText.Clean(Reason).Trim();
}

/// <summary>Looks through everything that becomes visible: words, photos' descriptions, names of files and every word inside them.</summary>
internal sealed partial class ArticleReader(BlobStore blobs, Agency.Contracts.IAgencyDirectory office)
{
    private const int Most = 60;

    public async Task<ArticleLook> OfAsync(ArticleContent content, CancellationToken ct)
    {
        var own = Phones((await office.ProfileAsync(ct)).Phone);
        var found = new List<ArticleFinding>();
        if (content.Body.Length == 0 && content.Files.Count == 0 && content.Photos.Count == 0)
        {
            found.Add(new("article.empty", "เนื้อหา", "", "ยังไม่มีเนื้อหา ภาพ หรือไฟล์ โปรดเพิ่มอย่างใดอย่างหนึ่ง"));
        }

        found.AddRange(content.Photos.Index().Where(p => p.Item.Alt.Length == 0).Select(p => new ArticleFinding("photo.alt", $"ภาพที่ {p.Index + 1}", "", "ยังไม่มีคำบรรยายภาพ โปรดบอกว่าภาพแสดงอะไร เพื่อให้ผู้ที่มองไม่เห็นทราบ")));
        found.AddRange(Numbers("ชื่อเรื่อง", content.Title, own));
        found.AddRange(Numbers("สาระสำคัญ", content.Lead, own));
        found.AddRange(ArticleText.Lines(content.Body).SelectMany(line => Numbers("เนื้อหา", line, own)));
        found.AddRange(content.Photos.SelectMany(p => Numbers("คำบรรยายภาพ", $"{p.Alt}\n{p.Caption}", own)));
        if (ThaiDigitInAddress().IsMatch(content.Body))
        {
            found.Add(new("link.thai-digits", "เนื้อหา", "", "ที่อยู่เว็บมีเลขไทย ลิงก์จะเปิดไม่ได้ โปรดใช้เลขอารบิก"));
        }

        foreach (var file in content.Files)
        {
            found.AddRange(Numbers($"ชื่อไฟล์ {file.Name}", file.Name, own));
            found.AddRange(await InFileAsync(file, own, ct));
        }

        return new([.. found.DistinctBy(f => (f.Code, f.Where, f.Shown)).OrderByDescending(f => f.Blocks).ThenByDescending(f => f.NeedsReason).Take(Most)]);
    }

    private async Task<IReadOnlyList<ArticleFinding>> InFileAsync(ArticleFile file, IReadOnlySet<string> own, CancellationToken ct)
    {
        using var opened = await blobs.OpenAsync(file.FileId, ct) ?? throw new InvalidDataException($"The file {file.FileId} is gone.");
        var (where, words) = ($"ไฟล์ {file.Name}", await FileWords.OfAsync(await opened.BytesAsync(ct), file.ContentType, ct));
        var numbers = Numbers(where, words.Text, own);
        return !words.WasRead ? [new("file.unread", where, "", "ระบบอ่านข้อความในไฟล์นี้ไม่ได้ จึงตรวจข้อมูลส่วนบุคคลให้ไม่ได้ โปรดเปิดไฟล์ตรวจเองก่อนเผยแพร่")]
            : !words.HasText ? [new("file.image-only", where, "", "เป็นไฟล์ภาพสแกน ค้นหาและอ่านออกเสียงไม่ได้ ควรใช้ PDF ที่บันทึกจาก Word หากจำเป็นต้องใช้ไฟล์นี้ โปรดตรวจข้อมูลส่วนบุคคลในภาพเอง"), .. numbers]
            : numbers;
    }

    private static List<ArticleFinding> Numbers(string where, string text, IReadOnlySet<string> own) => [.. PersonalNumbers.In(text, own).Take(Most).Select(hit => hit.Kind switch
    {
        "id" => new ArticleFinding("personal.id", where, hit.Masked, "เลขประจำตัวประชาชน โปรดลบออก"),
        "account" => new ArticleFinding("personal.account", where, hit.Masked, "เลขบัญชีธนาคาร โปรดลบออก หรือบอกเหตุผลที่เปิดเผยได้"),
        _ => new ArticleFinding("personal.phone", where, hit.Masked, "หมายเลขโทรศัพท์ที่ไม่ใช่ของหน่วยงาน โปรดตรวจว่าเปิดเผยได้"),
    })];

    private static HashSet<string> Phones(string text) =>
        [.. text.Split([',', '/', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => ThaiPhone.Read(p).Digits).Where(d => d.Length > 0)];

    [GeneratedRegex(@"https?://[^\s()\[\]]{0,600}[\u0E50-\u0E59]", RegexOptions.NonBacktracking)]
    private static partial Regex ThaiDigitInAddress();
}
