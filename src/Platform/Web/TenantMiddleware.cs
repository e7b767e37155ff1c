using System.Text;
using Microsoft.AspNetCore.Http;

namespace Prongsai.Platform;

/// <summary>Exact host name → agency. An unknown host is told so with 421 and nothing else.</summary>
internal sealed class TenantMiddleware(RequestDelegate next, AgencyDirectory directory)
{
    private static readonly byte[] Unknown = Encoding.UTF8.GetBytes(
        """
        <!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ไม่พบหน่วยงาน</title>
        <h1>ไม่พบหน่วยงานที่ใช้ที่อยู่เว็บไซต์นี้</h1><p>โปรดตรวจที่อยู่อีกครั้ง หรือติดต่อหน่วยงานที่ให้ที่อยู่นี้แก่ท่าน</p></html>
        """);

    // Says nothing of whose it was.
    private static readonly byte[] Closed = Encoding.UTF8.GetBytes(
        """
        <!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ปิดให้บริการ</title>
        <h1>เว็บไซต์นี้ปิดให้บริการแล้ว</h1><p>ข้อมูลของหน่วยงานยังเก็บรักษาไว้ หากต้องการติดต่อ โปรดติดต่อหน่วยงานโดยตรง</p></html>
        """);

    public async Task InvokeAsync(HttpContext context, Tenant tenant)
    {
        var agency = await directory.ByHostAsync(context.Request.Host.Host, context.RequestAborted);
        if (agency is null)
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.Body.WriteAsync(Unknown, context.RequestAborted);
            return;
        }

        if (agency.State == AgencyState.Archived)
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.Body.WriteAsync(Closed, context.RequestAborted);
            return;
        }

        tenant.Set(agency);
        await next(context);
    }
}
