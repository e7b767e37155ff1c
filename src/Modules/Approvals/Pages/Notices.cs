using System.Globalization;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>What the person did a moment ago, with the way back while there is one.</summary>
internal sealed class Notices(Ledger ledger, CurrentUser user)
{
    public const int Most = 20;

    /// <param name="SecondsLeft">Zero: it has its effect, or will at any moment.</param>
    internal sealed record Notice(Guid Id, int Number, string Title, string Text, int SecondsLeft);

    public static string Key(Act act) => string.Create(CultureInfo.InvariantCulture, $"{act.ApprovalId:N}-{act.Number}");

    /// <param name="keys">As <see cref="Key"/> wrote them; what is not the person's own, or was undone, is left out.</param>
    public async Task<IReadOnlyList<Notice>> ReadAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var notices = new List<Notice>();
        foreach (var key in keys.Take(Most))
        {
            if (Parse(key) is var (id, number) && number > 0 && await ledger.FindAsync(id, ct) is { } file
                && file.Acts.FirstOrDefault(a => a.Number == number) is { Place: { } place } act && act.AccountId == user.AccountId
                && file.Acts.All(a => a.Kind != ActKind.Undone || a.OfNumber != number))
            {
                var left = file.Course.Pending(place)?.Number == number ? (int)Math.Ceiling((act.SettlesAt!.Value - ledger.Now).TotalSeconds) : 0;
                notices.Add(new(id, number, file.Approval.Title, act.Kind == ActKind.Returned ? "ส่งกลับ" : act.Text(file.Course.Decides(place)), Math.Max(0, left)));
            }
        }

        return notices;
    }

    private static (Guid Id, int Number) Parse(string key) =>
        key.Length is > 33 and < 45 && Guid.TryParseExact(key[..32], "N", out var id) && key[32] == '-'
        && int.TryParse(key[33..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (id, number) : default;
}
