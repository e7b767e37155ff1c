using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform.Transfer;

internal static class TransferServices
{
    public static void AddTransfer(this IServiceCollection services) => services.AddScoped<ExportAgency>().AddScoped<ImportAgency>();
}
