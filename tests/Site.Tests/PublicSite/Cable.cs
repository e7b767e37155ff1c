using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>Between the product and its database.</summary>
internal sealed class Cable : DbConnectionInterceptor
{
    public bool IsCut { get; set; }

    public void LieIn(IServiceCollection services) => services.ConfigureDbContext<AppDb>(db => db.AddInterceptors(this));

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        IsCut ? throw new CutException() : ValueTask.FromResult(result);

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        IsCut ? throw new CutException() : result;

    private sealed class CutException() : DbException("The connection is cut.");
}
