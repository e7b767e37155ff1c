using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reading;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Measures;

public sealed class MeasuresModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IPermissionSource, MeasuresPermissions>();
        services.AddSingleton<INavSource, MeasuresNav>();
        services.AddScoped<MeasureWriter>().AddScoped<SetMeasure>().AddScoped<SetResult>().AddScoped<ArrangeMeasures>().AddScoped<CopyMeasures>();
        services.AddScoped<ReportProgress>().AddScoped<AddEvidence>().AddScoped<RemoveEvidence>().AddScoped<CloseRound>().AddScoped<ReopenRound>().AddScoped<ProgressBoard>().AddScoped<ImportMeasures>().AddScoped<ImportClerk>();
        services.AddScoped<Pages.MeasureProgress.StepPage>().AddScoped<Pages.MeasureProgress.RoundPage>().AddScoped<Pages.MeasureEdit.Choices>().AddScoped<Pages.MeasureEdit.EditPage>();
        services.AddScoped<MeasureTables>().AddScoped<WeakPointLinks>();
        services.AddScoped<IMeasures>(provider => provider.GetRequiredService<MeasureTables>());
        services.AddScoped<IMeasureFiles, MeasureFiles>().AddSingleton<MeasureDocuments>();
        services.AddScoped<IProgressSource, MeasuresProgress>().AddScoped<ITodaySource, MeasuresToday>().AddScoped<IOwnership, MeasureOwnership>();
        services.AddScoped<IDemoData, DemoMeasures>().AddScoped<DemoFollowing>();
    }

    public void Map(IEndpointRouteBuilder endpoints) => Downloads.Map(endpoints);
}
