using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Prongsai.Platform;

/// <summary>
/// What is sent is UTF-8 and not compressed, or it is refused: a false label (TIS-620, Latin-1) would be kept as garbled Thai, and a packed
/// body could grow without end. Browsers send neither.
/// </summary>
internal static class BodyEncoding
{
    public static IApplicationBuilder UsePlainBodies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (IsPlain(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    private static bool IsPlain(HttpRequest request)
    {
        var packed = request.Headers.ContentEncoding.ToString();
        var charset = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.Charset.Value?.Trim('"') ?? "" : "";
        return (packed.Length == 0 || packed.Equals("identity", StringComparison.OrdinalIgnoreCase))
            && (charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase));
    }
}
