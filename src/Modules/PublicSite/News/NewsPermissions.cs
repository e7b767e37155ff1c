using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

internal sealed class NewsPermissions : IPermissionSource
{
    public const string View = "website.view";
    public const string Write = "website.write";
    public const string Publish = "website.publish";
    public const string Setup = "website.setup";

    public IEnumerable<Permission> Permissions { get; } =
    [
        new(Write, "เขียนข่าว ประกาศ และหน้าเว็บไซต์", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator),
        new(Publish, "เผยแพร่ข่าวเองในชนิดที่หน่วยงานให้ทำได้ และให้เหตุผลเมื่อมีข้อมูลส่วนบุคคล", Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator),
        new(Setup, "กำหนดเมนูและการอนุมัติของเว็บไซต์", Role.PermanentSecretary, Role.Administrator),
    ];
}
