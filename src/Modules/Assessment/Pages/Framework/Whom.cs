using Microsoft.AspNetCore.Mvc.Rendering;

namespace Prongsai.Assessment.Pages.Framework;

/// <summary>Whom a correction is for, as a form asks it.</summary>
internal static class Whom
{
    public const string Agency = "agency", All = "all";

    public static SelectListItem[] Items =>
        [new("เฉพาะหน่วยงานนี้", Agency), new("ทุกหน่วยงานในระบบ", All)];

    public static string Effect(bool forAll) => forAll ? "มีผลกับทุกหน่วยงานในระบบ" : "มีผลกับหน่วยงานของท่าน";
}
