using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Agency;

public sealed class AgencyModule : IModule
{
    public void Register(IServiceCollection services)
    {
    }
}
