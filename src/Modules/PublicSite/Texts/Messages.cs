namespace Prongsai.PublicSite.Texts;

/// <summary>Marks the texts of PublicSite for the localizer.</summary>
internal sealed class Messages;
