using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Checks.Fetching;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Disclosure.Itas;
using Prongsai.Disclosure.Snapshots;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks;

internal static class CheckServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(FetchDoors.World).AddSingleton<HostPace>().AddSingleton<SafeFetcher>();
        services.AddScoped<OwnHosts>().AddScoped<FetchBudget>().AddScoped<LinkReader>().AddScoped<EvidenceLook>();
        services.AddScoped<IDemoData, DemoFaults>().AddScoped<CheckItem>().AddScoped<AskCheck>().AddScoped<DismissFinding>().AddScoped<ItemFindings>().AddScoped<ITodaySource, ChecksToday>();
        services.AddScoped<IJob, CheckJob>().AddScoped<IJob, NightlyChecks>();
        services.AddScoped<PagePrinter>().AddScoped<SnapshotMoment>().AddScoped<TakeSnapshot>().AddScoped<SnapshotReader>().AddScoped<IJob, NightlySnapshots>();
        services.AddScoped<ItasReader>().AddScoped<ClarificationSources>().AddScoped<ItemPaperwork>().AddScoped<ClarificationReader>();
    }
}
