using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Prongsai.Platform;

/// <summary>A form of one agency is worth nothing on the host of another.</summary>
internal sealed class TenantAntiforgery : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => context.RequestServices.GetRequiredService<Tenant>().IdOrNull?.ToString("N") ?? "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == GetAdditionalData(context);
}

/// <summary>
/// Says of a form that had no room on the disk for what comes with it what is true: 503, and try again. The framework takes it for a form
/// without its token, which is a 400 that nobody can mend.
/// </summary>
internal sealed class RoomForForms(IAntiforgery inner) : IAntiforgery
{
    /// <summary>Stands before the framework's own.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var own = services.Single(s => s.ServiceType == typeof(IAntiforgery));
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(p => new RoomForForms((IAntiforgery)ActivatorUtilities.CreateInstance(p, own.ImplementationType!))));
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => inner.SetCookieTokenAndHeader(httpContext);

    public async Task ValidateRequestAsync(HttpContext httpContext)
    {
        try
        {
            await inner.ValidateRequestAsync(httpContext);
        }
        catch (AntiforgeryValidationException error) when (error.InnerException is { } cause && DiskTrouble.IsFull(cause))
        {
            throw new IOException(cause.Message, cause);
        }
    }
}
