using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Checks;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Itas;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Disclosure.Snapshots;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure;

/// <summary>The OIT year: items, what the assessor looks for in them, evidence, approval and the page of each.</summary>
public sealed class DisclosureModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<IFirstStep, OwnersStep>();
        services.AddSingleton<IPermissionSource, DisclosurePermissions>();
        services.AddSingleton<INavSource, DisclosureNav>();
        services.AddScoped<CarryOver>().AddScoped<YearStart>().AddScoped<OpenYear>().AddScoped<ItemTrail>();
        services.AddScoped<AssignItem>().AddScoped<SayRemark>().AddScoped<MarkElement>().AddScoped<AuditElement>();
        services.AddScoped<ProofReader>().AddScoped<AddEvidence>().AddScoped<PlaceEvidence>().AddScoped<DropFiles>().AddScoped<AssignMany>().AddScoped<EvidenceFiles>().AddScoped<EvidenceReaders>();
        services.AddScoped<ContentSources>().AddScoped<ContentReader>().AddScoped<ItemReadiness>().AddScoped<SendItem>().AddScoped<PublishItem>();
        services.AddScoped<Board>().AddScoped<Pages.Oit.ItemSheet>().AddScoped<Pages.Oit.ItemSurroundings>().AddScoped<Pages.Oit.ItemActs>();
        Diary.DiaryServices.Register(services);
        CheckServices.Add(services);
        services.AddScoped<DemoOit>().AddScoped<DemoProofs>().AddScoped<DemoFiles>().AddScoped<DemoDesk>().AddScoped<DemoScans>().AddScoped<DemoOrders>().AddScoped<IDemoData, DemoDisclosure>();
        services.AddScoped<IRecipeStep, RecipeOfYear>().AddScoped<IProgressSource, DisclosureProgress>();
        services.AddScoped<ITodaySource, DisclosureToday>().AddScoped<IOwnership, ItemOwnership>();
        services.AddScoped<IApprovalSubject, ItemSubject>();
        services.AddScoped<IHandle<ApprovalCompleted>, Decisions>().AddScoped<IHandle<ApprovalReturned>, Decisions>();
        services.AddScoped<IHandle<ApprovalVoided>, Decisions>().AddScoped<IHandle<ApprovalWithdrawn>, Decisions>();
        services.AddScoped<IHandle<PagePublished>, HeardPublication>().AddScoped<IHandle<PageWithdrawn>, HeardPublication>();
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        Downloads.Map(endpoints);
        Diary.FeedEndpoint.Map(endpoints);
        SnapshotDownloads.Map(endpoints);
        ItasDownloads.Map(endpoints);
    }
}
