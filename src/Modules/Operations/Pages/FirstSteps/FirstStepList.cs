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

    /// <summary>Nothing is set up but what came with the agency itself. Asked at each arrival: it stops at the second step that is done.</summary>
    public async Task<bool> IsNewAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var step in steps.OrderBy(s => s.Order))
        {
            done += (await step.LookAsync(ct)).There is null ? 0 : 1;
            if (done == 2)
            {
                return false;
            }
        }

        return true;
    }
}
