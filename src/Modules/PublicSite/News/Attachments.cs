using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.PublicSite.Media;

namespace Prongsai.PublicSite.News;

/// <param name="Name">As the browser said it.</param>
internal sealed record Upload(string Name, Stream Content);

/// <summary>Photos and files of an article: what came is looked at by its bytes, never by its name.</summary>
internal sealed class Attachments(Pictures pictures, FileIntake intake)
{
    public const int MostPhotos = 20;
    public const int MostFiles = 20;
    private const int PhotoBytes = 12 * 1024 * 1024;
    private const int LargeSide = 1200;
    private const int SmallSide = 400;

    internal sealed record Attached(List<ArticlePhoto> Photos, List<ArticleFile> Files);

    /// <summary>Those of the article as the form left them, and the new ones behind them.</summary>
    public async Task<Outcome<Attached>> AddAsync(SaveArticle.Input input, Article? article, CancellationToken ct)
    {
        var photos = (article?.Photos ?? []).Select(photo => Worded(photo, input.Photos.FirstOrDefault(w => w.Large == photo.Large))).OfType<ArticlePhoto>().ToList();
        var files = (article?.Files ?? []).Where(f => !input.WithoutFiles.Contains(f.FileId)).ToList();
        if (photos.Any(p => p.Alt.Length > SaveArticle.LongestAlt || p.Caption.Length > SaveArticle.LongestAlt))
        {
            return new Refusal("article.alt-long", "Input.NewPhotos", SaveArticle.LongestAlt);
        }

        if (photos.Count + input.NewPhotos.Count > MostPhotos || files.Count + input.NewFiles.Count > MostFiles)
        {
            return new Refusal("article.too-many", photos.Count + input.NewPhotos.Count > MostPhotos ? "Input.NewPhotos" : "Input.NewFiles", MostPhotos);
        }

        foreach (var upload in input.NewPhotos)
        {
            var added = await PhotoAsync(upload, ct);
            if (!added.Done)
            {
                return added.Refusal with { Field = "Input.NewPhotos" };
            }

            photos.Add(added.Value);
        }

        foreach (var upload in input.NewFiles)
        {
            var added = await FileAsync(upload, ct);
            if (!added.Done)
            {
                return added.Refusal with { Field = "Input.NewFiles" };
            }

            if (files.All(f => f.Slug != added.Value.Slug))
            {
                files.Add(added.Value);
            }
        }

        return new Attached(photos, files);
    }

    private static ArticlePhoto? Worded(ArticlePhoto photo, SaveArticle.PhotoWords? words) =>
        words is null ? photo : words.Remove ? null : photo with { Alt = Publications.PaperHtml.Line(words.Alt), Caption = Publications.PaperHtml.Line(words.Caption) };

    private async Task<Outcome<ArticlePhoto>> PhotoAsync(Upload upload, CancellationToken ct)
    {
        var read = await intake.ReadAsync(upload.Content, PhotoBytes, ct);
        if (!read.Done)
        {
            return read.Refusal.Code == "file.too-big" ? new Refusal("picture.too-big", "", PhotoBytes / 1024 / 1024) : read.Refusal;
        }

        var large = await pictures.AddAsync(read.Value, "article-large", LargeSide, ct);
        if (!large.Done)
        {
            return large.Refusal;
        }

        var small = await pictures.AddAsync(read.Value, "article-small", SmallSide, ct);
        return small.Done ? new ArticlePhoto(large.Value.Id, small.Value.Id, small.Value.Width, small.Value.Height, "", "") { LargeName = large.Value.Name, SmallName = small.Value.Name } : small.Refusal;
    }

    private async Task<Outcome<ArticleFile>> FileAsync(Upload upload, CancellationToken ct)
    {
        var read = await intake.ReadAsync(upload.Content, FileLimits.Bytes, ct);
        if (!read.Done)
        {
            return read.Refusal.Code == "file.too-big" ? new Refusal("article.file-big", "", FileLimits.Bytes / 1024 / 1024) : read.Refusal;
        }

        var type = KeptFile.TypeOf(read.Value, upload.Name);
        if (!type.Done || type.Value.StartsWith("image/", StringComparison.Ordinal))
        {
            return type.Refusal is null or { Code: "file.kept-kind" } ? new Refusal("article.file-kind") : type.Refusal;
        }

        var words = await FileWords.OfAsync(read.Value, type.Value, ct);
        var stored = await intake.KeepAsync(read.Value, Named(upload.Name, type.Value), type.Value, ct);
        return stored.Done
            ? new ArticleFile(stored.Value.Id, stored.Value.Sha256[..12] + Extension(type.Value), stored.Value.Name, type.Value, stored.Value.Length, words.Pages, words.HasText, stored.Value.Sha256)
            : stored.Refusal;
    }

    /// <summary>With the ending of what it is, whatever it was called.</summary>
    private static string Named(string name, string type)
    {
        var clean = FileNames.Clean(name);
        return Path.GetExtension(clean).Equals(Extension(type), StringComparison.OrdinalIgnoreCase) ? clean : clean + Extension(type);
    }

    private static string Extension(string type) => type switch { "application/pdf" => ".pdf", _ when type.Contains("wordprocessing", StringComparison.Ordinal) => ".docx", _ => ".xlsx" };
}
