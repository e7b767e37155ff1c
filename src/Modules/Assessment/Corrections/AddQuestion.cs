using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Corrections;

/// <summary>An administrator adds a question of the IIT or EIT that the year's file lacks.</summary>
internal sealed class AddQuestion(KeepCorrection keep)
{
    /// <param name="Code">"i…" of an IIT indicator, "e…" of an EIT one.</param>
    public sealed record Input(int FiscalYear, string Code, string Indicator, string Text, string Scale, bool Reversed, string Reason, bool ForAll);

    /// <returns>Refusal "added.question-code", "added.taken", "added.text", "added.letter", or what <see cref="KeepCorrection"/> refuses.</returns>
    public async Task<Outcome<AppliedCorrection>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await keep.BelowAsync(input.FiscalYear, input.ForAll, ct) is not { } known)
        {
            return new Refusal("framework.no-year", "", input.FiscalYear);
        }

        var text = ThaiText.Clean(input.Text).Trim();
        if (AddedRules.Code(input.Code, "ie") is not { } code)
        {
            return new Refusal("added.question-code", "Input.Code");
        }

        if (known.Pack.Questions.Any(q => q.Code == code || (q.Parts ?? []).Any(p => p.Code == code)))
        {
            return new Refusal("added.taken", "Input.Code", code);
        }

        if (text.Length == 0)
        {
            return new Refusal("added.text", "Input.Text");
        }

        var instrument = known.Pack.Indicators.FirstOrDefault(i => i.Code == input.Indicator)?.Instrument;
        if (instrument != (code[0] == 'i' ? "IIT" : "EIT"))
        {
            return new Refusal("added.letter", "Input.Indicator", code);
        }

        var question = AddedRules.Question(code, input.Indicator, text, input.Scale, input.Reversed, KeepCorrection.MarkOf(input.ForAll));
        return await keep.HandleAsync(input.FiscalYear, $"{AddedRules.Questions}/{code}", question, new(input.Reason, input.ForAll, "Input.Code"), ct);
    }
}
