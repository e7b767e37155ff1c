using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.PublicSite.Search;

namespace Prongsai.PublicSite.Pages.Public;

/// <summary>Search over what the agency has published. No script, no cookie; nothing of the question is kept.</summary>
[Open]
internal sealed class SearchModel(SiteSearch search, Synonyms synonyms) : PageModel
{
    private const int PerPage = 10;

    public Question Question { get; private set; } = null!;

    public Answer? Answer { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int First => Answer is null ? 1 : ((Answer.Page - 1) * PerPage) + 1;

    public string Count => (Answer is { Found.More: true } ? "พบมากกว่า " : "พบ ") + (Answer?.Total ?? 0).ToString("N0", CultureInfo.InvariantCulture) + " หน้า";

    public string? Problem => Question.Problem switch
    {
        QuestionProblem.TooLong => $"คำค้นยาวเกินไป โปรดใช้ไม่เกิน {Question.MostCharacters} ตัวอักษร",
        QuestionProblem.TooManyTerms => $"คำค้นมีหลายคำเกินไป โปรดใช้ไม่เกิน {Question.MostTerms} คำ",
        QuestionProblem.NoLetters => "โปรดพิมพ์คำที่ต้องการค้นหาเป็นตัวอักษรหรือตัวเลข",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // The first of several: said once, so that no two readers of the address see two questions.
        Question = Question.Of(Request.Query["q"].FirstOrDefault(), synonyms);
        Response.Headers["X-Robots-Tag"] = "noindex";
        Response.Headers.CacheControl = "public, no-cache";
        if (Question.Problem is QuestionProblem.TooLong or QuestionProblem.TooManyTerms)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (Question.Problem is null)
        {
            Answer = await search.AskAsync(Question, Serving.SearchPages.PageOf(Request), PerPage, ct);
            Lines = [.. Answer.Hits.Select(LineOf)];
        }

        return Page();
    }

    public string PathOf(int page) => string.Create(CultureInfo.InvariantCulture, $"/search?q={Uri.EscapeDataString(Question.Text)}&page={page}");

    private Line LineOf(Hit entry)
    {
        var (asked, loose) = (Answer!.Found.Asked, Answer.Found.Loose);
        var words = Snippet.Around(entry.Body, asked, loose);
        var inFile = words is null ? Snippet.Around(entry.Files, asked, loose) : null;
        return new(entry.Path, Snippet.Title(entry.Title, asked, loose), words ?? inFile ?? Snippet.Beginning(entry.Body), inFile is not null, entry.At);
    }

    internal sealed record Line(string Path, IReadOnlyList<Piece> Title, IReadOnlyList<Piece> Words, bool InFile, DateTime At);
}
