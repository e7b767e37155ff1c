using System.Globalization;
using Microsoft.AspNetCore.Html;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Publications;

/// <summary>What the page of an item shows; made from published snapshots only.</summary>
/// <param name="Root">Of the site, as <see cref="Platform.SiteAddress"/> says it.</param>
internal sealed record ItemView(
    Publication Paper, string Phone, string Root, IReadOnlyList<VersionLine> Versions, IReadOnlyList<int> OtherYears, ItemNeighbours Beside)
{
    /// <summary>Parts of the page that an assessor looks for, to be led to.</summary>
    public IReadOnlyList<PagePart> Parts { get; } = Paper.WithdrawnReason is null ? PageParts.Of(Paper.Body) : [];

    public bool IsCurrent => Versions.Count == 0 || Versions[0].Version == Paper.Version;

    /// <summary>Reason when the version was taken out of sight: then nothing of it is shown.</summary>
    public string? Withdrawn => Paper.WithdrawnReason;

    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Paper.Item} {Paper.ItemName} ปีงบประมาณ {Paper.FiscalYear}");

    public string Canonical => Root + (IsCurrent ? Paper.Path : Paper.VersionPath);

    /// <summary>Cleaned at publication by <see cref="PaperHtml"/>.</summary>
    public IHtmlContent Body => new HtmlString(OwnPages.FacesTogether.Of(Paper.Body));

    /// <summary>"0 2000 0000 ต่อ 11" dials 020000000: an extension is spoken, not dialled.</summary>
    public static string TelOf(string phone) =>
        string.Concat(ThaiDigits.ToArabic(phone).Split("ต่อ")[0].Where(c => char.IsAsciiDigit(c) || c == '+'));

    public static string DateOf(DateTime utc) => ThaiDate.Short(DateOnly.FromDateTime(utc.AddHours(7)));

    public static string SizeOf(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000m:0.0} MB");

    public static string KindOf(string contentType) => contentType switch
    {
        "application/pdf" => "PDF",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "Word",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "Excel",
        _ => "ไฟล์",
    };
}

/// <summary>Published items of the year before and after this one; null at the ends.</summary>
internal sealed record ItemNeighbours(ItemLink? Before, ItemLink? After);

internal sealed record ItemLink(int FiscalYear, string Item, string Name)
{
    public string Path => Publication.PathOf(FiscalYear, Item);
}

/// <summary>A version of the page, newest first.</summary>
internal sealed record VersionLine(int Version, DateTime PublishedAt, bool Withdrawn);
