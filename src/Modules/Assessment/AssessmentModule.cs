using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Assessment.WeakPoints;
using Prongsai.Platform;

namespace Prongsai.Assessment;

public sealed class AssessmentModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<PackShelf>();
        services.AddSingleton<CorrectedPacks>();
        services.AddSingleton<IPackChecks>(s => s.GetRequiredService<PackShelf>());
        services.AddSingleton<IFrameworkShelf>(s => s.GetRequiredService<PackShelf>());
        services.AddSingleton<IScoring, ScoreVerb>();
        services.AddSingleton<IPermissionSource, AssessmentPermissions>();
        services.AddSingleton<INavSource, AssessmentNav>();
        services.AddScoped<Frameworks>();
        services.AddScoped<IFrameworks>(s => s.GetRequiredService<Frameworks>());
        services.AddScoped<IItemCatalog>(s => s.GetRequiredService<Frameworks>());
        services.AddScoped<IItemRules, ItemRules>();
        services.AddScoped<IAssessmentResults, AssessmentResults>();
        services.AddScoped<ITodaySource, AssessmentToday>();
        services.AddScoped<IDemoData, DemoAssessment>();
        services.AddScoped<KeepCorrection>();
        services.AddScoped<CorrectRule>();
        services.AddScoped<AddItem>();
        services.AddScoped<AddQuestion>();
        services.AddScoped<SetWeights>();
        services.AddScoped<WithdrawCorrection>();
        services.AddScoped<YearScores>();
        services.AddScoped<YearStamp>();
        services.AddScoped<SaveScores>();
        services.AddScoped<SetOfficialLevel>();
        services.AddScoped<ResultTemplate>();
        services.AddScoped<RecomputeWeakPoints>();
        services.AddScoped<SetThresholds>();
        services.AddScoped<KeepWeakPoint>();
        services.AddScoped<DismissWeakPoint>();
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app/{year:int}/results/template.xlsx", (int year, ResultTemplate template, CancellationToken ct) => template.XlsxAsync(year, ct))
            .WithMetadata(new NeedsAttribute("assessment.view"));
        endpoints.MapGet("/app/{year:int}/results/template.csv", (int year, ResultTemplate template, CancellationToken ct) => template.CsvAsync(year, ct))
            .WithMetadata(new NeedsAttribute("assessment.view"));
    }
}
