using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Measures;

public sealed class MeasuresModule : IModule
{
    public void Register(IServiceCollection services)
    {
    }
}
