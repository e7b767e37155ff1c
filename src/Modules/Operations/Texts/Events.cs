namespace Prongsai.Operations.Texts;

/// <summary>Names of audit events by their code, and "is." names of what an event tells.</summary>
internal sealed class Events;
