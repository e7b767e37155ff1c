using Prongsai.Platform;

namespace Prongsai.Agency;

internal static class PictureGate
{
    /// <summary>What the gate for files said, in the words of the field: too large and empty have sentences of the picture's own.</summary>
    /// <param name="kind">Of an empty file: it is no picture.</param>
    public static Refusal Said(Refusal refusal, string field, string tooLong, string kind) => refusal.Code switch
    {
        "file.too-big" => new Refusal(tooLong, field),
        "file.empty" => new Refusal(kind, field),
        _ => refusal with { Field = field },
    };
}
