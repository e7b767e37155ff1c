using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Documents;

public sealed class DocumentsModule : IModule
{
    public void Register(IServiceCollection services)
    {
    }
}
