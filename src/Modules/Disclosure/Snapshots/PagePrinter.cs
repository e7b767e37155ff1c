using System.Text;
using System.Text.RegularExpressions;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Printing;
using Prongsai.Ui;

namespace Prongsai.Disclosure.Snapshots;

/// <summary>A page of the public site as a PDF, with the style it is seen in. The browser gets no network: style and fonts go along.</summary>
internal sealed partial class PagePrinter(WarmBrowser browser, BlobStore blobs)
{
    private const long Limit = 20L * 1024 * 1024;

    /// <returns>The kept file and its hash; nothing where no browser is installed or it would not print.</returns>
    public async Task<(Guid? File, string Hash)> KeepAsync(DisclosureItem item, int version, string html, string pageHash, CancellationToken ct)
    {
        var printed = browser.Available ? await browser.PrintAsync(Whole(html), bytes => bytes, ct) : null;
        if (printed is not { Done: true })
        {
            return (null, "");
        }

        using var content = new MemoryStream(printed.Value, writable: false);
        var name = FormattableString.Invariant($"{item.Code.ToLowerInvariant()}-{item.FiscalYear}-v{version}-{pageHash[..8]}.pdf");
        var stored = await blobs.SaveAsync(content, name, "application/pdf", Limit, ct);
        return stored.Done ? (stored.Value.Id, stored.Value.Sha256) : (null, "");
    }

    /// <summary>The page with what it asks for put into it.</summary>
    public static string Whole(string html) => StyleLink().Replace(html, link => $"<style>{Style(link.Groups["name"].Value)}</style>");

    /// <summary>A style sheet of the site with its fonts inside.</summary>
    public static string Style(string name) => Assets.Find(name) is { } sheet
        ? FontAddress().Replace(Encoding.UTF8.GetString(sheet.Identity), font => Assets.Find(font.Groups["name"].Value) is { } file ? $"url(data:font/woff2;base64,{Convert.ToBase64String(file.Identity)})" : font.Value)
        : "";

    [GeneratedRegex("""<link[^>]{0,200}href="/(?<name>css/[a-z.-]{1,40})[^"]{0,40}"[^>]{0,100}>""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StyleLink();

    [GeneratedRegex("""url\(["']?/(?<name>fonts/[a-z0-9.-]{1,60})[^)]{0,40}\)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FontAddress();
}
