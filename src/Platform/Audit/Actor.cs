namespace Prongsai.Platform;

/// <summary>Who acts in this scope, for the audit chain: a signed-in person, or the system itself.</summary>
public sealed class Actor
{
    public Guid? AccountId { get; private set; }
    public string Name { get; private set; } = "ระบบ";

    public void Is(Guid accountId, string name) => (AccountId, Name) = (accountId, name);
}
