namespace Prongsai.Platform.Files.Texts;

/// <summary>Ask <c>IStringLocalizer&lt;FileMessages&gt;</c> for the sentence of a refusal whose code starts with "file.".</summary>
public sealed class FileMessages;
