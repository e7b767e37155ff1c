using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Routes;

/// <summary>Every route of the running product, discovered from its endpoints.</summary>
/// <param name="Needs">Null when anybody may come.</param>
/// <param name="Verbs">Empty: any (a page).</param>
internal sealed record Route(string Pattern, NeedsAttribute? Needs, bool Open, IReadOnlyList<string> Verbs)
{
    public bool Answers(string verb) => Verbs.Count == 0 || Verbs.Contains(verb);

    /// <summary>Whether a path may be one of this route: parameters take any segment.</summary>
    public bool Fits(string path)
    {
        var (pattern, parts) = (Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries), path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        return pattern.Length >= parts.Length
            && pattern.Select((p, i) => i < parts.Length ? p.StartsWith('{') || string.Equals(p, parts[i], StringComparison.OrdinalIgnoreCase) : p.EndsWith("?}", StringComparison.Ordinal)).All(fits => fits);
    }

    /// <summary>An address of the route: a demo year and item, an id that nobody has.</summary>
    public string Address()
    {
        var parts = Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Sample).Where(p => p.Length > 0);
        return "/" + string.Join('/', parts);
    }

    public static IReadOnlyList<Route> All(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null)
            .Select(Of).DistinctBy(r => (r.Pattern, string.Join(' ', r.Verbs))).OrderBy(r => r.Pattern, StringComparer.Ordinal),
    ];

    private static Route Of(RouteEndpoint endpoint) => new(
        "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'),
        endpoint.Metadata.GetMetadata<NeedsAttribute>() ?? Attribute<NeedsAttribute>(endpoint),
        (endpoint.Metadata.GetMetadata<OpenAttribute>() ?? Attribute<OpenAttribute>(endpoint)) is not null,
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []);

    private static T? Attribute<T>(RouteEndpoint endpoint) where T : Attribute =>
        endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo is { } page ? (T?)System.Attribute.GetCustomAttribute(page, typeof(T)) : null;

    private static string Sample(string segment)
    {
        if (!segment.StartsWith('{'))
        {
            return segment;
        }

        var name = segment.Trim('{', '}').TrimStart('*');
        return name switch
        {
            _ when name.EndsWith('?') => "",
            _ when name.StartsWith("year", StringComparison.Ordinal) => "2568",
            _ when name.Contains(":guid", StringComparison.Ordinal) => "00000000-0000-7000-8000-000000000000",
            _ when name.Contains(":int", StringComparison.Ordinal) => "404",
            _ when name.StartsWith("kind", StringComparison.Ordinal) => "memo",
            _ when name.StartsWith("item", StringComparison.Ordinal) => "o28",
            _ => "x",
        };
    }
}
