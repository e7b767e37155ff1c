namespace Prongsai.Platform;

/// <summary>A step of setting an office up, told by the module that keeps what it fills. Nothing waits for a step; each can be taken at any time.</summary>
public interface IFirstStep
{
    /// <summary>Place in the list, ascending.</summary>
    int Order { get; }

    Task<FirstStep> LookAsync(CancellationToken ct);
}

/// <param name="Title">Thai, e.g. "ส่วนราชการ".</param>
/// <param name="What">Thai: what is to be done, in one sentence.</param>
/// <param name="Href">Where.</param>
/// <param name="Permission">Needed to do it.</param>
/// <param name="There">Thai: what is there already; null while the step is open.</param>
public sealed record FirstStep(string Title, string What, string Href, string Permission, string? There);
