using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform.Visits;

namespace Prongsai.Platform.Transfer;

internal static class TransferServices
{
    public static void AddTransfer(this IServiceCollection services)
    {
        services.AddScoped<ExportAgency>().AddScoped<ImportAgency>().AddScoped<ExportShelf>();
        services.AddScoped<IJob, MakeExport>().AddScoped<IJob, SweepExports>();
        services.AddScoped<VisitBook>().AddScoped<EnterAgency>().AddScoped<EndVisit>();
    }
}
