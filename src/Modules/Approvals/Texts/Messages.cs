namespace Prongsai.Approvals.Texts;

/// <summary>Marks the texts of the module for the localizer.</summary>
internal sealed class Messages;
