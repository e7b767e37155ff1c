using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Help;

[Needs(Permissions.Own)]
internal sealed class IndexModel : PageModel;
