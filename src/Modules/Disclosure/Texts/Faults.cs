namespace Prongsai.Disclosure.Texts;

/// <summary>Sentences of what the checks find: under each code what, why it would fail, and how to mend.</summary>
internal sealed class Faults;
