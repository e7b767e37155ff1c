using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Correspondence.Contracts;
using Prongsai.Correspondence.Pages.Registers;
using Prongsai.Correspondence.Pages.Settings;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

public sealed class CorrespondenceModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<SeriesBook>().AddScoped<SaveSeries>().AddScoped<DistinctNumbers>().AddScoped<CloseSeries>();
        services.AddScoped<EntryDesk>().AddScoped<NextNumber>().AddScoped<IssueNumber>().AddScoped<ReserveNumber>().AddScoped<StrikeNumber>().AddScoped<NumberDesk>();
        services.AddScoped<INumbers, Numbers>().AddScoped<IReferenceSource, References>();
        services.AddScoped<EnterPaper>().AddScoped<AmendEntry>().AddScoped<StoreScan>().AddScoped<Gaps>().AddScoped<ExplainGap>().AddScoped<Lines>().AddScoped<ImportRegister>();
        services.AddScoped<RegisterDesk>().AddScoped<LineDesk>().AddScoped<EntryChoices>().AddScoped<SeriesExample>();
        services.AddScoped<IFirstStep, NumbersStep>();
        services.AddSingleton<IPermissionSource, CorrespondencePermissions>();
        services.AddSingleton<INavSource, CorrespondenceNav>();
        services.AddScoped<ITodaySource, CorrespondenceToday>();
        services.AddScoped<IDemoData, DemoRegisters>();
    }

    public void Map(IEndpointRouteBuilder endpoints) => BookTable.Map(endpoints);
}
