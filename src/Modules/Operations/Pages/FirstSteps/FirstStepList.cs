using Prongsai.Platform;

namespace Prongsai.Operations.Pages.FirstSteps;

/// <summary>The steps of all modules in their order.</summary>
internal sealed class FirstStepList(IEnumerable<IFirstStep> steps)
{
    public async Task<IReadOnlyList<FirstStep>> LookAsync(CancellationToken ct)
    {
        var all = new List<FirstStep>();
        foreach (var step in steps.OrderBy(s => s.Order))
        {
            all.Add(await step.LookAsync(ct));
        }

        return all;
    }

    /// <summary>Nothing is set up but what came with the agency itself.</summary>
    public async Task<bool> IsNewAsync(CancellationToken ct) => (await LookAsync(ct)).Count(s => s.There is not null) < 2;
}
