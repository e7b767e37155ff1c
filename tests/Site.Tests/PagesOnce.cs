using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Site.Tests;

/// <summary>
/// The pages of the product, found by reflection once for all the hosts of a run: that is most of what a start costs. Each host gets copies of its
/// own, because the framework keeps on them what it made of the services of that host.
/// </summary>
internal sealed class PagesOnce(IActionDescriptorProvider inner) : IActionDescriptorProvider
{
    private static readonly Lock Gate = new();
    private static List<CompiledPageActionDescriptor>? _found;

    public int Order => inner.Order;

    public static void AddTo(IServiceCollection services)
    {
        var slow = services.Single(s => s.ServiceType == typeof(IActionDescriptorProvider) && s.ImplementationType?.Name == "CompiledPageActionDescriptorProvider");
        services.Remove(slow);
        services.AddSingleton<IActionDescriptorProvider>(s => new PagesOnce((IActionDescriptorProvider)ActivatorUtilities.CreateInstance(s, slow.ImplementationType!)));
    }

    public void OnProvidersExecuting(ActionDescriptorProviderContext context)
    {
        lock (Gate)
        {
            if (_found is null)
            {
                var own = new ActionDescriptorProviderContext();
                inner.OnProvidersExecuting(own);
                _found = [.. own.Results.Cast<CompiledPageActionDescriptor>()];
            }
        }

        foreach (var page in _found)
        {
            context.Results.Add(new CompiledPageActionDescriptor(page)
            {
                ActionConstraints = page.ActionConstraints,
                AttributeRouteInfo = page.AttributeRouteInfo,
                BoundProperties = page.BoundProperties,
                DisplayName = page.DisplayName,
                EndpointMetadata = page.EndpointMetadata,
                FilterDescriptors = page.FilterDescriptors,
                Parameters = page.Parameters,
                Properties = page.Properties,
                RouteValues = page.RouteValues,
                DeclaredModelTypeInfo = page.DeclaredModelTypeInfo,
                HandlerMethods = page.HandlerMethods,
                HandlerTypeInfo = page.HandlerTypeInfo,
                ModelTypeInfo = page.ModelTypeInfo,
                PageTypeInfo = page.PageTypeInfo,
            });
        }
    }

    public void OnProvidersExecuted(ActionDescriptorProviderContext context)
    {
        // The inner one has nothing to do here either.
    }
}
