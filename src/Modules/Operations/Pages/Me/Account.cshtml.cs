using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Operations.Texts;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Me;

/// <summary>The own account: how it is protected, where it is open, what happened to it.</summary>
[Needs(Permissions.Use)]
internal sealed class AccountModel(OwnSessions sessions, SecondFactor factor, CurrentUser user, IStringLocalizer<Events> words) : PageModel
{
    public bool HasSecond { get; private set; }

    public IReadOnlyList<OwnSessions.Place> Places { get; private set; } = [];

    public IReadOnlyList<AccountEvent> Events { get; private set; } = [];

    public IReadOnlyList<AccountEvent> Unseen { get; private set; } = [];

    public int Passkeys { get; private set; }

    public async Task OnGetAsync([FromServices] OwnPasskeys passkeys, CancellationToken ct)
    {
        Passkeys = await passkeys.CountAsync(ct);
        HasSecond = await factor.IsOnAsync(user.AccountId, ct);
        Places = await sessions.ListAsync(ct);
        Events = await sessions.EventsAsync(ct);
        Unseen = await sessions.UnseenAsync(ct);
    }

    public async Task<IActionResult> OnPostSeenAsync(CancellationToken ct)
    {
        await sessions.SeenAsync(ct);
        this.Say("รับทราบแล้ว");
        return LocalRedirect("/app/me/account");
    }

    public async Task<IActionResult> OnPostEndAsync(string? key, CancellationToken ct)
    {
        if (!await sessions.EndAsync(key ?? "", ct))
        {
            return NotFound();
        }

        this.Say("ให้เครื่องนั้นออกแล้ว");
        return LocalRedirect("/app/me/account");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        await sessions.EndOthersAsync(ct);
        this.Say("ให้เครื่องอื่นทั้งหมดออกแล้ว เหลือเครื่องนี้เครื่องเดียว");
        return LocalRedirect("/app/me/account");
    }

    public string Words(AccountEvent one) => one.ActorName == user.Name ? $"{words[one.Code].Value} โดยท่าน" : $"{words[one.Code].Value} โดย {one.ActorName}";
}
