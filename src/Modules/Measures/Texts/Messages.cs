namespace Prongsai.Measures.Texts;

internal sealed class Messages;
