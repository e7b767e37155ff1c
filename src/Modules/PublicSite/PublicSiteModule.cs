using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.PublicSite;

public sealed class PublicSiteModule : IModule
{
    public void Register(IServiceCollection services)
    {
    }
}
