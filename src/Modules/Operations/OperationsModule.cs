using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Operations;

public sealed class OperationsModule : IModule
{
    public void Register(IServiceCollection services)
    {
    }
}
