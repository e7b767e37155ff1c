using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Ui.Binding;

namespace Prongsai.Ui;

/// <summary>Serves the style, scripts and fonts, and makes forms read Thai and answer in Thai.</summary>
public sealed class UiModule : IModule
{
    private const string Forever = "public, max-age=31536000, immutable";

    public void Register(IServiceCollection services)
    {
        services.Configure<MvcOptions>(ThaiForms.Configure);
        services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var name in Assets.Names)
        {
            endpoints.MapMethods("/" + name, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => SendAsync(http, name))
                .WithMetadata(new OpenAttribute());
        }
    }

    /// <summary>A versioned address never changes its content; without the version a browser asks again.</summary>
    private static Task SendAsync(HttpContext http, string name) =>
        Assets.Find(name)!.SendAsync(http, http.Request.Query.ContainsKey("v") ? Forever : "public, no-cache");
}
