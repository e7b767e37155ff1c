using System.Diagnostics.CodeAnalysis;

namespace Prongsai.Platform;

/// <summary>The law or a rule of ours says no. Not a bug, not a typing mistake.</summary>
/// <param name="Code">Key of the sentence in the module's Texts/Messages.resx, e.g. "measure.no-owner".</param>
/// <param name="Field">The form field to show it beside, e.g. "Input.Text"; empty for the whole form.</param>
/// <param name="Arguments">What fills {0}, {1}… of the sentence.</param>
public sealed record Refusal(string Code, string Field = "", params object[] Arguments);

/// <summary>What a handler answers: a value, or the reason why not.</summary>
public sealed class Outcome<T> where T : class
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Done => Refusal is null;

    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the way to make one")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the way to make one")]
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
