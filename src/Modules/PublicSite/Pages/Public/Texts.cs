using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class PrivacyModel : PageModel;

[Open]
internal sealed class AccessibilityModel : PageModel;
