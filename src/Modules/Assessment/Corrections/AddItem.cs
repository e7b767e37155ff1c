using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Corrections;

/// <summary>An administrator adds an OIT item that the year's file lacks.</summary>
internal sealed class AddItem(KeepCorrection keep)
{
    /// <param name="Elements">What the assessor looks for, one per line.</param>
    public sealed record Input(int FiscalYear, string Code, string Name, string SubIndicator, string YearRule, string Unit, string Elements, string Reason, bool ForAll);

    /// <returns>Refusal "added.item-code", "added.taken", "added.name", "added.elements", or what <see cref="KeepCorrection"/> refuses.</returns>
    public async Task<Outcome<AppliedCorrection>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await keep.BelowAsync(input.FiscalYear, input.ForAll, ct) is not { } known)
        {
            return new Refusal("framework.no-year", "", input.FiscalYear);
        }

        var (name, unit) = (ThaiText.Clean(input.Name).Trim(), ThaiText.Clean(input.Unit).Trim());
        var elements = CorrectRule.Lines(ThaiText.Clean(input.Elements));
        if (AddedRules.Code(input.Code, "O") is not { } code)
        {
            return new Refusal("added.item-code", "Input.Code");
        }

        if (known.Pack.Items.Any(i => i.Code == code))
        {
            return new Refusal("added.taken", "Input.Code", code);
        }

        if (name.Length == 0)
        {
            return new Refusal("added.name", "Input.Name");
        }

        if (elements.Length is 0 or > 100)
        {
            return new Refusal("added.elements", "Input.Elements");
        }

        var item = AddedRules.Item(code, name, input.SubIndicator, input.YearRule, unit, elements, KeepCorrection.MarkOf(input.ForAll));
        return await keep.HandleAsync(input.FiscalYear, $"{AddedRules.Items}/{code}", item, new(input.Reason, input.ForAll, "Input.Code"), ct);
    }
}
