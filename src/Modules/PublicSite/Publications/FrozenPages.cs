using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Publications;

/// <summary>Makes the bytes of a page, compressed once, and puts them into the unit of work.</summary>
internal sealed class FrozenPages(AppDb db, IRazorViewEngine views, ITempDataProvider kept, IServiceProvider services)
{
    private const string View = "/Pages/Public/_Frozen.cshtml";

    public async Task FreezeAsync(string path, ItemView view, CancellationToken ct)
    {
        var status = view.Withdrawn is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
        var bytes = ReadyBytes.Of(Encoding.UTF8.GetBytes(await RenderAsync(path, view)), "text/html; charset=utf-8");
        var page = db.Set<ReadyPage>().Local.SingleOrDefault(p => p.Path == path) ?? await db.Set<ReadyPage>().SingleOrDefaultAsync(p => p.Path == path, ct);
        if (page is null)
        {
            page = new ReadyPage { Path = path, Version = 0, Status = status, ContentType = "", Etag = "", Identity = [], MadeWith = "" };
            db.Add(page);
        }

        page.Fill(bytes, view.Paper.Version, status, await services.GetRequiredService<PageFrame>().MakerAsync(ct));
    }

    private async Task<string> RenderAsync(string path, ItemView view)
    {
        // No request is needed: a verb and the demo publish too.
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Path = path;
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var found = views.GetView(null, View, isMainPage: true);
        if (!found.Success)
        {
            throw new InvalidOperationException($"{View} is missing.");
        }

        await using var text = new StringWriter();
        var data = new ViewDataDictionary<ItemView>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = view };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(http, kept), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
