namespace Prongsai.Assessment.Texts;

/// <summary>Finds the sentences of this module's refusals: Messages.resx (Thai) and Messages.en.resx.</summary>
internal sealed class Messages;
