using Microsoft.Extensions.Localization;
using Prongsai.Operations.Pages.Backup;
using Prongsai.Operations.Texts;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Me;

/// <summary>What changed in the person's own account since it was last acknowledged, before any work.</summary>
internal sealed class AccountToday(OwnSessions sessions, CurrentUser user, TimeProvider clock, IStringLocalizer<Events> words) : ITodaySource
{
    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.IsSignedIn || await sessions.UnseenAsync(ct) is not [var newest, ..])
        {
            return [];
        }

        var text = $"บัญชีของท่าน: {words[newest.Code].Value} เมื่อ {BackupWords.When(newest.At)} หากท่านไม่ได้ทำ โปรดแจ้งผู้ดูแลระบบ";
        return [new TodayLine(Bangkok.Today(clock), text, "", "/app/me/account")];
    }
}
