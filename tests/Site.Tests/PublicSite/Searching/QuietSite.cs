using Microsoft.Extensions.DependencyInjection;
using Prongsai.PublicSite.Search;

namespace Prongsai.Site.Tests.PublicSite.Searching;

/// <summary>A site whose hourly job does not add pages of the registers to the index while a test counts its lines.</summary>
internal static class QuietSite
{
    public static Task<Site> StartAsync() => Site.StartAsync(services: services =>
    {
        foreach (var job in services.Where(s => s.ImplementationType == typeof(RebuildJob)).ToList())
        {
            services.Remove(job);
        }
    });
}
