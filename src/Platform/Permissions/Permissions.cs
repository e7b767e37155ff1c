namespace Prongsai.Platform;

/// <summary>Roles of a member in one agency. Thai names: docs/glossary.md.</summary>
public enum Role
{
    /// <summary>เจ้าหน้าที่; with a unit on the membership, sees that unit's own work only.</summary>
    Officer,

    /// <summary>หัวหน้าส่วนราชการ</summary>
    HeadOfUnit,

    /// <summary>ปลัด</summary>
    PermanentSecretary,

    /// <summary>ผู้บริหาร (นายก/รองนายก)</summary>
    Executive,

    /// <summary>ผู้ตรวจสอบภายใน: reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>ผู้ดูแลระบบ</summary>
    Administrator,

    /// <summary>ผู้กำกับดูแล (อำเภอ จังหวัด): sees how many, never what.</summary>
    Oversight,
}

public static class Roles
{
    /// <summary>Those who work in the office. Who oversees it from outside is none of them.</summary>
    public static Role[] OfTheOffice { get; } = [Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Executive, Role.Auditor, Role.Administrator];
}

/// <param name="Code">e.g. "measures.edit"</param>
/// <param name="NameTh">What an administrator reads in the matrix.</param>
/// <param name="Roles">Who has it.</param>
public sealed record Permission(string Code, string NameTh, params Role[] Roles)
{
    /// <summary>Not for somebody who sees the work of one unit only: what it opens holds the work of all.</summary>
    public bool WholeOffice { get; init; }
}

/// <summary>What a module's pages ask for.</summary>
public interface IPermissionSource
{
    IEnumerable<Permission> Permissions { get; }
}

/// <summary>On a page model or endpoint: who may GET it, and who may change (any other verb; by default the same).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string read, string? write = null) : Attribute
{
    public string Read { get; } = read;
    public string Write { get; } = write ?? read;
}

/// <summary>On a page model or endpoint: anybody, signed in or not. A route with neither attribute answers nobody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute;

/// <summary>
/// On a page model or endpoint, beside <see cref="NeedsAttribute"/>: what takes out everything or changes credentials. Who said password or digits more
/// than ten minutes ago says them once more (ASVS 7.5.1, 7.5.3).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FreshAttribute : Attribute
{
    /// <summary>Reading the page is asked for nothing.</summary>
    public bool ChangesOnly { get; init; }

    internal bool Asks(string method) => !ChangesOnly || !PermissionMiddleware.Reads(method);
}
