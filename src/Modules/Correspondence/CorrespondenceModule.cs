using Microsoft.Extensions.DependencyInjection;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

public sealed class CorrespondenceModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<SeriesBook>().AddScoped<EntryDesk>().AddScoped<NextNumber>();
        services.AddScoped<IssueNumber>().AddScoped<ReserveNumber>().AddScoped<StrikeNumber>().AddScoped<NumberDesk>();
        services.AddScoped<INumbers, Numbers>();
        services.AddSingleton<IPermissionSource, CorrespondencePermissions>();
    }
}
