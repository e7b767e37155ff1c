namespace Prongsai.Documents.Texts;

/// <summary>Marks the texts of Documents for the localizer.</summary>
internal sealed class Messages;
