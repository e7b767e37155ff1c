namespace Prongsai.Platform.Texts;

/// <summary>Marks the texts of Platform for the localizer.</summary>
public sealed class Messages;
