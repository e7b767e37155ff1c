using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>The one public class of a module outside its Contracts: registers its handlers and hooks, maps its endpoints.</summary>
public interface IModule
{
    void Register(IServiceCollection services);

    /// <summary>
    /// Answers that need nobody signed in and no database (style sheets, published pages as ready bytes): placed right after the tenant is
    /// known and before anybody is asked for. What it does not answer passes on.
    /// </summary>
    void Use(IApplicationBuilder app)
    {
    }

    /// <summary>Endpoints that are not Razor Pages (downloads). Each must carry <see cref="NeedsAttribute"/> or <see cref="OpenAttribute"/>.</summary>
    void Map(IEndpointRouteBuilder endpoints)
    {
    }
}

/// <summary>A fact another module may want to know, in the past tense. Delivered at least once, after the commit that raised it.</summary>
public interface IEvent;

/// <summary>Receives an event of another module, inside the tenant that raised it; must be idempotent.</summary>
public interface IHandle<in T> where T : IEvent
{
    Task HandleAsync(T fact, CancellationToken ct);
}

/// <summary>Fills the demo agency through the same handlers that people use.</summary>
public interface IDemoData
{
    /// <summary>Six digits with which the demo accounts confirm a decision.</summary>
    const string Pin = "246813";

    /// <summary>Agency 100, Assessment 200, Measures 300, Documents 400 (a finished year) and 440 (the running one), each decided by Approvals 20 or 10 later.</summary>
    int Order { get; }

    /// <summary>Runs with the tenant set and a signed-in demo officer. <paramref name="slug"/> is "tuayang" (whole story) or "sommut" (small).</summary>
    Task FillAsync(string slug, CancellationToken ct);
}

/// <summary>One entry of the staff rail.</summary>
/// <param name="Order">Position in the rail, ascending.</param>
/// <param name="Group">Thai heading, e.g. "งาน ITA"; empty for top-level.</param>
/// <param name="Label">Thai label.</param>
/// <param name="Href">Path of the page, e.g. "/app/{year}/measures"; "{year}" becomes the fiscal year (BE) the person is in.</param>
/// <param name="Icon">Id of a symbol in the sprite of Ui.</param>
/// <param name="Permission">Needed to see it.</param>
/// <param name="InPhoneBar">One of the four of the phone bar.</param>
public sealed record NavEntry(int Order, string Group, string Label, string Href, string Icon, string Permission, bool InPhoneBar = false);

public interface INavSource
{
    IEnumerable<NavEntry> Entries { get; }
}

/// <summary>How much waits for the signed-in person behind an entry of the rail.</summary>
public interface INavCount
{
    /// <summary>Address of the entry, as in <see cref="NavEntry"/>.</summary>
    string Href { get; }

    Task<int> CountAsync(CancellationToken ct);
}

/// <summary>A line of the page "what must be done today".</summary>
/// <param name="DueOn">Null: no date, listed last.</param>
/// <param name="Text">Thai, e.g. "มาตรการ 1.2 ขั้นตอนที่ 3 ยังไม่รายงานผล".</param>
/// <param name="Unit">Name of the unit that owes it; empty when nobody does.</param>
public sealed record TodayLine(DateOnly? DueOn, string Text, string Unit, string Href);

/// <summary>What a module puts on the page "วันนี้ต้องทำอะไร".</summary>
public interface ITodaySource
{
    Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct);
}

/// <summary>An OIT item that an agency must disclose in a year.</summary>
/// <param name="Code">e.g. "O28".</param>
/// <param name="Name">Name in the framework of the year.</param>
/// <param name="Group">Indicator or sub-indicator it stands under.</param>
public sealed record CatalogItem(string Code, string Name, string Group);

/// <summary>The items of the framework of a year, for the public index; kept by whoever knows frameworks.</summary>
public interface IItemCatalog
{
    /// <summary>Fiscal years (BE) known, ascending.</summary>
    IReadOnlyList<int> Years { get; }

    /// <summary>In the framework's order; empty when the year has none.</summary>
    Task<IReadOnlyList<CatalogItem>> ItemsAsync(int fiscalYear, CancellationToken ct);
}
