using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

/// <summary>What the forms of the office share after their handler answered, and the field that two of them have.</summary>
internal static class Answers
{
    /// <summary>Not here: 404. Refused: the form again with the sentence. Done: what happened, said on the next page.</summary>
    public static IActionResult After<T>(this PageModel page, Outcome<T>? outcome, Func<T, (string Said, IActionResult Next)> done)
        where T : class
    {
        if (outcome is null)
        {
            return page.NotFound();
        }

        if (!outcome.Done)
        {
            return page.Refused(outcome.Refusal);
        }

        var (said, next) = done(outcome.Value);
        page.Say(said);
        return next;
    }
}

/// <summary>A form that asks for a last day only.</summary>
internal sealed class LastDayForm
{
    [System.ComponentModel.DataAnnotations.Display(Name = "วันสุดท้าย"), System.ComponentModel.DataAnnotations.Required]
    public DateOnly? LastDay { get; set; }
}
