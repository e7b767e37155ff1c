namespace Prongsai.Platform.Files;

/// <summary>What can be read in a file before it is shown to others.</summary>
/// <param name="Text">Every word of it, properties, comments and hidden parts included; empty when it could not be read.</param>
/// <param name="Pages">Of a PDF; null for others.</param>
/// <param name="HasText">False for a PDF whose pages are pictures: nobody can search it, and no screen reader can read it aloud.</param>
/// <param name="WasRead">False when it could not be looked into, so that <paramref name="Text"/> says nothing.</param>
public sealed record FileWords(string Text, int? Pages, bool HasText, bool WasRead)
{
    /// <summary>A scan often has a stamp or a number as text: fewer letters for each page are no text layer.</summary>
    private const int FewestLettersOfAPage = 20;

    /// <param name="contentType">As <see cref="KeptFile.TypeOf"/> found it.</param>
    public static async Task<FileWords> OfAsync(byte[] content, string contentType, CancellationToken ct)
    {
        switch (contentType)
        {
            case "application/pdf":
                var pdf = await PdfReading.ReadAsync(content, ct);
                return new(
                    pdf.Text + "\n" + pdf.Info, pdf.Pages > 0 ? pdf.Pages : null,
                    pdf.Letters.Count(letters => letters >= FewestLettersOfAPage) * 2 > pdf.Letters.Count, pdf.State == PdfState.Read && pdf.Pages <= PdfReading.MostPages);
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
                var office = OfficeText.Of(content, ct);
                return office.Done ? new(office.Value, null, true, true) : new("", null, false, false);
            default:
                return new("", null, false, contentType.StartsWith("image/", StringComparison.Ordinal));
        }
    }
}
