using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Help;

[Needs(Permissions.Use)]
internal sealed class IndexModel : PageModel;
