namespace Prongsai.Platform;

/// <summary>Makes an account without a password, its role here, and the invitation with which the person sets the password.</summary>
public sealed class InviteMember(AddMember add, IssueCode issue)
{
    public sealed record Input(string UserName, string DisplayName, Role Role, Guid? UnitId = null, Guid? PersonId = null);

    /// <returns>Refusals of <see cref="AddMember"/>.</returns>
    public async Task<Outcome<IssuedCode>> HandleAsync(Input input, CancellationToken ct)
    {
        var added = await add.HandleAsync(new(input.UserName, input.DisplayName, null, input.Role, input.UnitId, input.PersonId), ct);
        return added.Done ? (await issue.HandleAsync(added.Value.Id, ct))! : added.Refusal;
    }
}
