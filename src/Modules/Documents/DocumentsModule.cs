using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Contracts;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;
using Prongsai.Documents.References;
using Prongsai.Documents.RoundTrip;
using Prongsai.Documents.Wording;
using Prongsai.Documents.Sittings;
using Prongsai.Documents.Verification;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.Ui;

namespace Prongsai.Documents;

public sealed class DocumentsModule : IModule
{
    // Compressed once.
    private static readonly FrozenDictionary<string, Lazy<ReadyBytes>> Fonts = ((string[])["Saraban-Regular.ttf", "Saraban-Bold.ttf", "Saraban-Regular.woff2", "Saraban-Bold.woff2"])
        .ToFrozenDictionary(name => name, name => new Lazy<ReadyBytes>(() => name.EndsWith(".woff2", StringComparison.Ordinal)
            ? ReadyBytes.Of(Embedded.Bytes(name), "font/woff2", compress: false)
            : ReadyBytes.Of(Embedded.Bytes(name), "font/ttf")), StringComparer.Ordinal);

    private const string Forever = "public, max-age=31536000, immutable";

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<IPermissionSource, DocumentsPermissions>();
        services.AddSingleton<INavSource, DocumentsNav>();
        services.AddScoped<YearWork>();
        services.AddScoped<PaperFactsReader>();
        services.AddScoped<PaperFactory>();
        services.AddScoped<PaperFiles>();
        services.AddScoped<IPapers>(provider => provider.GetRequiredService<PaperFiles>());
        services.AddScoped<IItemPapers, ItemPapers>();
        services.AddScoped<PaperDesk>();
        services.AddScoped<PaperReading>();
        services.AddScoped<PaperList>();
        services.AddScoped<RemovePaper>();
        services.AddScoped<StartPaper>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<VersionKeeper>();
        services.AddScoped<RestoreVersion>();
        services.AddScoped<ReferenceFinder>();
        services.AddScoped<PaperChecks>();
        services.AddScoped<BeforeSending>();
        services.AddScoped<WordTrip>();
        services.AddScoped<SetWording>();
        services.AddScoped<PaperTrail>();
        services.AddScoped<SubmissionDesk>();
        services.AddScoped<SubmitPaper>();
        services.AddScoped<SigningFacts>().AddScoped<Signatories>();
        services.AddScoped<IHandle<ApprovalCompleted>, SealPaper>();
        services.AddScoped<IApprovalSubject, PaperSubject>();
        services.AddScoped<SentPapers>();
        services.AddScoped<PaperProof>();
        services.AddScoped<Hand>();
        services.AddScoped<SittingPrinter>();
        services.AddScoped<PrintSitting>();
        services.AddScoped<TakeScan>();
        services.AddScoped<IJob, ReadScan>();
        services.AddScoped<PlacePage>();
        services.AddScoped<SheetFile>();
        services.AddScoped<SheetSteps>();
        services.AddScoped<ConfirmSheet>();
        services.AddScoped<FrozenFiles>();
        services.AddScoped<MakePdf>();
        services.AddScoped<Bundle>();
        services.AddScoped<Versions>();
        services.AddScoped<SetValidity>().AddScoped<SharePaper>().AddScoped<RevokeShare>().AddScoped<SharedPapers>();
        services.AddScoped<PaperReaders>();
        services.AddScoped<PublishPaper>().AddScoped<PublicPlaces>();
        services.AddScoped<WithdrawPaper>().AddScoped<IHandle<PageWithdrawn>, HearWithdrawal>();
        services.AddScoped<ITodaySource, DocumentsToday>();
        services.AddScoped<IOwnership, DraftOwnership>();
        services.AddScoped<DemoScan>();
        services.AddScoped<DemoSignatures>().AddScoped<DemoWriter>();
        services.AddScoped<IDemoData, DemoDocuments>().AddScoped<IDemoData, DemoRunningYear>();
        services.AddScoped<IDemoData, DemoPapers>();
    }

    /// <summary>Style and fonts of a preview. They hold nothing of any agency.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(PaperStyle.Path, [Open] (string? s, string? w, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return PaperStyle.Read(s, w) is { } css ? Results.Text(css, "text/css; charset=utf-8") : Results.NotFound();
        });
        endpoints.MapGet(PaperStyle.FontFolder + "{name}", [Open] async (string name, HttpContext http) =>
        {
            if (Fonts.GetValueOrDefault(name) is { } font)
            {
                await font.Value.SendAsync(http, Forever);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
        });
    }
}

internal static class Permissions
{
    public const string View = "papers.view";
    public const string Edit = "papers.edit";
    public const string Approve = "papers.approve";
    public const string Wording = "papers.wording";
    public const string Ink = "papers.ink";
}

internal sealed class DocumentsPermissions : IPermissionSource
{
    public IEnumerable<Permission> Permissions { get; } =
    [
        new(Documents.Permissions.View, "ดูเอกสารราชการ", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Executive, Role.Auditor, Role.Administrator),
        new(Documents.Permissions.Edit, "จัดทำเอกสารราชการ", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator),
        new(Documents.Permissions.Wording, "แก้ไขถ้อยคำมาตรฐานของเอกสาร", Role.Administrator),
        new(Documents.Permissions.Ink, "พิมพ์ชุดลงนามและแนบเอกสารที่ลงนามแล้ว", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator) { WholeOffice = true },
        new(Documents.Permissions.Approve, "เผยแพร่เอกสารที่อนุมัติแล้ว", Role.PermanentSecretary, Role.Executive, Role.Administrator),
    ];
}

internal sealed class DocumentsNav : INavSource
{
    public IEnumerable<NavEntry> Entries { get; } =
    [
        new(300, "งาน ITA", "เอกสารราชการ", "/app/{year}/papers", "document", Permissions.View, InPhoneBar: true),
        new(955, "ตั้งค่า", "ถ้อยคำมาตรฐาน", "/app/settings/wording", "document", Permissions.Wording),
        new(310, "งาน ITA", "ลงนามบนกระดาษ", "/app/papers/sittings", "document", Permissions.Ink),
    ];
}
