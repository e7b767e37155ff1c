namespace Prongsai.Platform;

/// <summary>The signed-in member of the ambient agency; read from the database at each request, so a role taken away is gone at once.</summary>
public sealed class CurrentUser(PermissionBook book)
{
    private Membership? _membership;

    public bool IsSignedIn => _membership is not null;
    public Guid AccountId => Member.AccountId;
    public string Name { get; private set; } = "";
    public Role Role => Member.Role;

    /// <summary>Not null: this person sees the work of that unit only.</summary>
    public Guid? UnitId => Member.UnitId;

    public Guid? PersonId => Member.PersonId;

    /// <summary>The session of this request (its row's key); empty when there is none.</summary>
    public string Session { get; private set; } = "";

    /// <summary>When the person last said password or digits in this session.</summary>
    public DateTime AskedAt { get; private set; } = DateTime.UnixEpoch;

    public bool Can(string permission) => _membership is { } member && book.Allows(member, permission);

    public void Is(Membership membership, string name) => (_membership, Name) = (membership, name);

    internal void Sits(string session, DateTime askedAt) => (Session, AskedAt) = (session, askedAt);

    private Membership Member => _membership ?? throw new InvalidOperationException("Nobody is signed in.");
}

/// <summary>Every permission of every module, and who has it.</summary>
public sealed class PermissionBook(IEnumerable<IPermissionSource> sources)
{
    private readonly Dictionary<string, Permission> _all = sources.SelectMany(s => s.Permissions).ToDictionary(p => p.Code);

    public IReadOnlyCollection<Permission> All => _all.Values;

    /// <exception cref="KeyNotFoundException">No module declares the permission: a page asks for something nobody can give.</exception>
    public bool Allows(Role role, string permission) => _all[permission].Roles.Contains(role);

    /// <exception cref="KeyNotFoundException">As above.</exception>
    public bool Allows(Membership member, string permission) => Allows(member.Role, permission) && (member.UnitId is null || !_all[permission].WholeOffice);
}
