using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Assessment;

public sealed class AssessmentModule : IModule
{
    public void Register(IServiceCollection services)
    {
    }
}
