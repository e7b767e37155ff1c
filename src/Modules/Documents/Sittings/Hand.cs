using Prongsai.Platform;

namespace Prongsai.Documents.Sittings;

/// <summary>Who does it, and when.</summary>
internal sealed class Hand(CurrentUser user, TimeProvider clock)
{
    public string Name => user.Name;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}
