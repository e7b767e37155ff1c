using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Prongsai.Platform;

/// <summary>
/// Gives each request a place in its lane, or an honest 503 with the time to come again. A place is given back when the answer begins: who reads slowly
/// holds none. Heavy work keeps it to the end, because it goes on while it is sent.
/// </summary>
internal sealed class LanesMiddleware(RequestDelegate next, Lanes lanes)
{
    private static readonly byte[] Busy = Encoding.UTF8.GetBytes(
        """
        <!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>มีผู้ใช้มาก</title>
        <h1>ขณะนี้มีผู้ใช้พร้อมกันมาก</h1><p>ระบบยังไม่ได้รับคำขอของท่าน และยังไม่ได้บันทึกสิ่งใด โปรดรอสักครู่แล้วลองใหม่</p>
        <p lang="en">Too many people at once. Nothing was saved. Please try again in a moment.</p></html>
        """);

    public async Task InvokeAsync(HttpContext context, Tenant tenant)
    {
        var lane = Lanes.Of(context.Request);
        if (lane == Lane.None)
        {
            await next(context);
            return;
        }

        var place = await lanes.EnterAsync(lane, tenant.Agency.Id, context.RequestAborted);
        if (!place.IsAcquired)
        {
            place.Dispose();
            Signals.TurnedAway(lane);
            await TurnAwayAsync(context);
            return;
        }

        using var _ = place;
        if (lane != Lane.Heavy)
        {
            context.Response.OnStarting(() =>
            {
                place.Dispose();
                return Task.CompletedTask;
            });
        }

        await next(context);
    }

    private async Task TurnAwayAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = lanes.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Busy.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(Busy, context.RequestAborted);
        }
    }
}
