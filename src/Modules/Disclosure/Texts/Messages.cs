namespace Prongsai.Disclosure.Texts;

internal sealed class Messages;
