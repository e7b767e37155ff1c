using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Approvals;

public sealed class ApprovalsModule : IModule
{
    public void Register(IServiceCollection services)
    {
    }
}
