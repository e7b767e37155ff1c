namespace Prongsai.Platform.Files;

/// <summary>
/// A file from outside that will be kept and given out again, never read by the program. What would harm the person who opens it is refused as
/// far as it can be seen without opening it.
/// </summary>
public static class KeptFile
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <returns>The type it is served with; or file.kept-kind, file.pdf-encrypted, file.pdf-active, file.picture-size, file.encrypted, file.macro, file.zip-broken, file.zip-bomb.</returns>
    public static Outcome<string> TypeOf(byte[] content, string name) => FileSniffer.Kind(content) switch
    {
        FileKind.Pdf => PdfSigns.Problem(content) is { } problem ? problem : "application/pdf",
        FileKind.Png or FileKind.Jpeg => Picture.Read(content.AsSpan(0, Math.Min(content.Length, Picture.HeaderBytes))) is { } picture
            ? picture.ContentType
            : new Refusal("file.picture-size"),
        FileKind.Zip when name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) => Office(content, Word),
        FileKind.Zip when name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) => Office(content, Excel),
        _ => new Refusal("file.kept-kind"),
    };

    private static Outcome<string> Office(byte[] content, string type)
    {
        var opened = SafeZip.Open(content, keepOnly: true);
        return opened.Done ? type : opened.Refusal;
    }
}
