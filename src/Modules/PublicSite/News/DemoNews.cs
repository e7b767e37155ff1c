using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Calendar;
using Prongsai.Platform.Files;

namespace Prongsai.PublicSite.News;

/// <summary>What two fictional offices have on their websites, written and published through the same handlers that people use.</summary>
internal sealed class DemoNews(DemoWriter writer, SetWebsite set, TimeProvider clock) : IDemoData
{
    public int Order => 470;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        await AllowAsync([], ct);
        foreach (var (number, story) in (slug == "tuayang" ? DemoArticles.Tuayang : DemoArticles.Sommut).Index())
        {
            StoryClock.Tell(clock, Bangkok.At(story.On, 9, 15));
            await writer.WriteAsync(story, number, publish: true, ct);
        }

        StoryClock.Tell(clock, null);
        if (slug == "tuayang")
        {
            await writer.WriteAsync(DemoArticles.Draft, 0, publish: false, ct);
        }

        // From now on heads publish news on their own word; all else is approved.
        await AllowAsync([.. Kinds.All.Select(k => k.Kind).Where(k => k != ArticleKind.News)], ct);
    }

    private async Task AllowAsync(IReadOnlyList<ArticleKind> needApproval, CancellationToken ct)
    {
        var done = await set.HandleAsync(new(needApproval, []), ct);
        _ = done.Value ?? throw new InvalidOperationException(done.Refusal!.Code);
    }
}

internal sealed class DemoWriter(SaveArticle save, PublishArticle publishing, ArticleGate gate, IAgencyDirectory office)
{
    public async Task WriteAsync(DemoArticle story, int number, bool publish, CancellationToken ct)
    {
        var unit = (await office.UnitsAsync(ct)).First(u => u.ShortName == story.Unit).Id;
        var input = new SaveArticle.Input(null, null, story.Kind, story.Title, story.Lead, story.Body, unit, story.On, story.Year, story.Items, story.Slug, story.Place)
        {
            NewPhotos = story.Photo.Length > 0 ? [new("ภาพ.png", new MemoryStream(DemoPicture.Png(number)))] : [],
            NewFiles = story.File.Length > 0 ? [new(story.File, new MemoryStream(Sheet(story)))] : [],
        };
        var article = Must(await save.HandleAsync(input, ct));
        if (article.Photos.Count > 0)
        {
            article = Must(await save.HandleAsync(input with
            {
                Id = article.Id,
                NewPhotos = [],
                NewFiles = [],
                Photos = [new(article.Photos[0].Large, story.Photo, "ภาพวาดประกอบข้อมูลทดลอง", false)],
            }, ct));
        }

        if (publish)
        {
            // What the look asks of an office is its own affair: here nothing is found, or what is found is read.
            var look = await gate.LookAsync(article, ct);
            Must(await publishing.HandleAsync(new(article.Id, null, new(null, null), look.Asks ? new(look.Mark, "") : null), ct));
        }
    }

    private static T Must<T>(Outcome<T>? outcome) where T : class => outcome?.Value ?? throw new InvalidOperationException(outcome?.Refusal?.Code ?? "not found");

    private static byte[] Sheet(DemoArticle story)
    {
        using var file = new MemoryStream();
        var table = ArticleText.Parse(story.Body).OfType<TableBlock>().First();
        using (var sheet = new XlsxWriter(file, "ข้อมูล", table.Rows[0]))
        {
            table.Rows.Skip(1).ToList().ForEach(row => sheet.Row(row));
        }

        return file.ToArray();
    }
}
