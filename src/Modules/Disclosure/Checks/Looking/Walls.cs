using Prongsai.Disclosure.Checks.Fetching;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>Doors that open to people who are signed in: to the assessor, who is not, there is nothing behind them.</summary>
internal static class Walls
{
    /// <summary>A page with a login box beside its text is not a wall.</summary>
    private const int ShortText = 600;

    private static readonly (string Host, string Name)[] SignIns =
    [
        ("accounts.google.com", "Google"), ("login.microsoftonline.com", "Microsoft"), ("login.live.com", "Microsoft"), ("access.line.me", "LINE"),
        ("account.line.biz", "LINE"), ("login.yahoo.com", "Yahoo"), ("appleid.apple.com", "Apple"),
    ];

    private static readonly string[] Drives =
        ["drive.google.com", "docs.google.com", "forms.gle", "sites.google.com", "1drv.ms", "onedrive.live.com", "dropbox.com", "www.dropbox.com"];

    private static readonly string[] AskAccess =
    [
        "request access", "you need access", "you need permission", "you don't have access", "access denied", "ขอสิทธิ์เข้าถึง", "ขอสิทธิ์การเข้าถึง",
        "คุณต้องได้รับอนุญาต", "คุณต้องมีสิทธิ์เข้าถึง", "คุณไม่มีสิทธิ์เข้าถึง", "ต้องการสิทธิ์เข้าถึง",
    ];

    private static readonly string[] NotPublic =
    [
        "you must log in", "log in to continue", "log into facebook", "this content isn't available", "this page isn't available", "content isn't available right now",
        "คุณต้องเข้าสู่ระบบ", "เข้าสู่ระบบ facebook", "เนื้อหานี้ไม่พร้อมใช้งาน", "ไม่สามารถดูเนื้อหานี้ได้", "หน้านี้ไม่พร้อมใช้งาน",
    ];

    private static readonly string[] SignInWords = ["เข้าสู่ระบบ", "ลงชื่อเข้าใช้", "log in", "login", "sign in"];

    public static Fault? Of(Fetched answer)
    {
        if (answer.End != FetchEnd.Answered || !Uri.TryCreate(answer.Final, UriKind.Absolute, out var final))
        {
            return null;
        }

        var drive = IsDrive(answer.Asked) || IsDrive(answer.Final);
        if (Array.Find(SignIns, s => Is(final.IdnHost, s.Host)) is { Name: { } name })
        {
            return drive || name == "Microsoft" ? new("link.ask-access", Weight.Blocks, answer.Asked) : new("link.sign-in", Weight.Blocks, answer.Asked, name);
        }

        if (FetchedBody.IsFile(answer.ContentType))
        {
            return null;
        }

        var page = PageText.Of(PageDecoder.Decode(answer));
        if (IsFacebook(final.IdnHost))
        {
            return final.AbsolutePath.StartsWith("/login", StringComparison.OrdinalIgnoreCase) || Says(page, NotPublic, most: int.MaxValue)
                ? new("link.facebook", Weight.Blocks, answer.Asked)
                : null;
        }

        return drive && (answer.Status is 401 or 403 || Says(page, AskAccess, ShortText)) ? new("link.ask-access", Weight.Blocks, answer.Asked)
            : answer.Status == 401 || AsksToSignIn(answer, final, page) ? new("link.sign-in", Weight.Blocks, answer.Asked, final.IdnHost)
            : null;
    }

    private static bool AsksToSignIn(Fetched answer, Uri final, PageText page) =>
        answer.Opened && page.AsksPassword
        && (page.Text.Length < ShortText || (final.AbsolutePath.Contains("login", StringComparison.OrdinalIgnoreCase) && answer.Hops.Count > 0)
            || SignInWords.Any(word => page.Title.StartsWith(word, StringComparison.OrdinalIgnoreCase)));

    private static bool Says(PageText page, string[] words, int most) =>
        words.Any(word => page.Title.Contains(word, StringComparison.OrdinalIgnoreCase))
        || (page.Text.Length < most && words.Any(word => page.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static bool IsDrive(string address) => Uri.TryCreate(address, UriKind.Absolute, out var read)
        && (Array.Exists(Drives, host => Is(read.IdnHost, host)) || read.IdnHost.EndsWith(".sharepoint.com", StringComparison.OrdinalIgnoreCase));

    private static bool IsFacebook(string host) => Is(host, "facebook.com") || host.EndsWith(".facebook.com", StringComparison.OrdinalIgnoreCase) || Is(host, "fb.watch");

    private static bool Is(string host, string other) => host.Equals(other, StringComparison.OrdinalIgnoreCase);
}
