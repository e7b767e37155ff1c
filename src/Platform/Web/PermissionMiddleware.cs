using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform.Visits;

namespace Prongsai.Platform;

/// <summary>
/// Reads who asks, and lets the request through only where the route's <see cref="NeedsAttribute"/> or <see cref="OpenAttribute"/> says so.
/// A route with neither answers nobody.
/// </summary>
internal sealed class PermissionMiddleware(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context, AppDb db, Tenant tenant, CurrentUser user, Actor actor)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null)
        {
            await next(context);
            return;
        }

        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>();
        var open = endpoint.Metadata.GetMetadata<OpenAttribute>();
        if (context.User.Identity?.IsAuthenticated is true)
        {
            await ReadUserAsync(context, db, tenant, user, actor);
        }

        if (tenant.Agency.State == AgencyState.Suspended && !Reads(context.Request.Method) && !IsEntrance(context.Request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status423Locked;
        }
        else if (open is not null && needs is null)
        {
            await next(context);
        }
        else if (needs is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!user.IsSignedIn)
        {
            await context.ChallengeAsync(SignIn.Scheme);
        }
        else if (!user.Can(Reads(context.Request.Method) ? needs.Read : needs.Write))
        {
            db.Record("access.denied", context.Request.Path, new { method = context.Request.Method });
            await db.SaveChangesAsync(context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (endpoint.Metadata.GetMetadata<FreshAttribute>() is { } fresh && fresh.Asks(context.Request.Method) && !AskAgain.IsFresh(user, clock))
        {
            // A form that was sent comes back to its page: what it asks for is done by who says once more who it is.
            var back = Reads(context.Request.Method) ? context.Request.Path + context.Request.QueryString : context.Request.Path.Value;
            context.Response.Redirect("/app/me/confirm?next=" + Uri.EscapeDataString(back ?? "/app"));
        }
        else
        {
            await next(context);
        }
    }

    // Who reads must be able to come and go; and the page that tells of a refusal is asked for in the same way.
    private static bool IsEntrance(PathString path) => path.StartsWithSegments("/sign-in") || path.StartsWithSegments("/sign-out") || path.StartsWithSegments("/app/me/confirm") || path.StartsWithSegments("/error");

    internal static bool Reads(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static async Task ReadUserAsync(HttpContext context, AppDb db, Tenant tenant, CurrentUser user, Actor actor)
    {
        if (SessionClaims.Agency(context.User) != tenant.Agency.Id)
        {
            db.Record("session.foreign", "session");
            await db.SaveChangesAsync(context.RequestAborted);
            return;
        }

        var id = SessionClaims.Account(context.User);
        var found = await (from membership in db.Set<Membership>().AsNoTracking()
                           join account in db.Set<Account>().AsNoTracking() on membership.AccountId equals account.Id
                           where account.Id == id && !account.Disabled && membership.EndedAt == null
                           select new { membership, account.DisplayName, account.SecurityStamp }).SingleOrDefaultAsync(context.RequestAborted);
        if (found is not null && found.SecurityStamp == SessionClaims.Stamp(context.User))
        {
            user.Is(found.membership, found.DisplayName);
            user.Sits(SessionClaims.Session(context.User), SessionClaims.AskedAt(context.User));
            actor.Is(id, found.DisplayName);
            return;
        }

        if (found is null && await VisitorAsync(context, db, user, actor, id))
        {
            return;
        }

        // The session is worth nothing any more (rights changed, membership ended): end it, or the cookie handler would keep it alive over a new sign-in.
        await context.SignOutAsync(SignIn.Scheme);
    }

    /// <summary>Not a member, but an administrator of the installation whom a visit lets in until its end; acts under the number of the visit.</summary>
    private static async Task<bool> VisitorAsync(HttpContext context, AppDb db, CurrentUser user, Actor actor, Guid id)
    {
        var visit = await context.RequestServices.GetRequiredService<VisitBook>().OpenOfAsync(id, context.RequestAborted);
        if (visit is null || !await context.RequestServices.GetRequiredService<InstallationAdministrators>().IsAsync(id, context.RequestAborted)
            || !await db.Set<Account>().AnyAsync(a => a.Id == id && !a.Disabled && a.SecurityStamp == SessionClaims.Stamp(context.User), context.RequestAborted))
        {
            return false;
        }

        user.Is(new Membership { AccountId = id, Role = Role.Administrator }, visit.ActorName);
        user.Sits(SessionClaims.Session(context.User), SessionClaims.AskedAt(context.User));
        actor.Is(id, visit.ActorName);
        return true;
    }
}
