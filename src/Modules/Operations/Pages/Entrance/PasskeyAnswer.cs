using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Entrance;

/// <summary>What the browser answered when it was asked to show a passkey.</summary>
internal sealed class PasskeyAnswer
{
    public const int Longest = 16_000;

    /// <summary>Of the whole request.</summary>
    public const int MostBytes = 64 * 1024;

    [Required(ErrorMessage = "เบราว์เซอร์ไม่ได้ส่งพาสคีย์มา โปรดลองอีกครั้ง"), StringLength(Longest, ErrorMessage = "พาสคีย์ที่เบราว์เซอร์ส่งมายาวเกินไป โปรดลองอีกครั้ง")]
    public string Answer { get; set; } = "";
}

/// <summary>The button that asks the browser for a passkey; the script beside it does the asking.</summary>
/// <param name="Action">Takes the answer; its handler "Ask" says what to ask for.</param>
internal sealed record PasskeyButton(string Action, string Words, string? Next = null);

internal static class PasskeyPages
{
    /// <summary>What the browser's functions are called with; or a refusal in words, for the script to tell apart from a page.</summary>
    public static IActionResult Ask(this PageModel page, Outcome<PasskeyOptions> asked)
    {
        page.Response.Headers.CacheControl = "no-store";
        return asked.Done
            ? new ContentResult { Content = asked.Value.Json, ContentType = "application/json; charset=utf-8" }
            : new ContentResult { Content = Sentences.Of(page.HttpContext.RequestServices, asked.Refusal), ContentType = "text/plain; charset=utf-8", StatusCode = 422 };
    }
}
