namespace Prongsai.Operations.Texts;

/// <summary>Names of jobs by their kind, of events by their name, and "why." sentences of failures.</summary>
internal sealed class Jobs;
