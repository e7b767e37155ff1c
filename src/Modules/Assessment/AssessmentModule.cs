using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Scoring;
using Prongsai.Platform;

namespace Prongsai.Assessment;

public sealed class AssessmentModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<PackShelf>();
        services.AddSingleton<IPackChecks>(s => s.GetRequiredService<PackShelf>());
        services.AddSingleton<IScoring, ScoreVerb>();
    }
}
