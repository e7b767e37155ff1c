using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
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
        // After the framework's own providers: before them there are no attributes to give a sentence to.
        services.PostConfigure<MvcOptions>(ThaiForms.Configure);
        services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
    }

    public void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        var request = http.Request;
        var asset = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? Assets.Find(request.Path.Value!.TrimStart('/')) : null;

        // A versioned address never changes its content; without the version a browser asks again.
        return asset is null ? next(http) : asset.SendAsync(http, request.Query.ContainsKey("v") ? Forever : "public, no-cache");
    });
}
