using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>axe-core in a page: put there once for each document, asked as often as the page changes its look.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <param name="rule">One rule of axe; all of them when null.</param>
    /// <returns>What is wrong: the rule, and the first places of it. A frame is a page of its own and is looked at as one.</returns>
    public static async Task<IReadOnlyList<string>> AskAsync(IPage page, string? rule = null)
    {
        if (!await page.EvaluateAsync<bool>("typeof window.axe === 'object'"))
        {
            await page.EvaluateAsync(Script);
        }

        var answer = await page.EvaluateAsync<string>(
            """
            async (rule) => {
              const options = { resultTypes: ['violations'], iframes: false, preload: false, rules: { 'target-size': { enabled: true } } };
              if (rule) options.runOnly = { type: 'rule', values: [rule] };
              const result = await window.axe.run(document, options);
              return JSON.stringify(result.violations.map((v) => `${v.id}: ` + v.nodes.slice(0, 3)
                .map((n) => `${n.target.join(' ')} ${n.html} ${n.any.map((c) => c.message).join(' ')}`).join('; ')));
            }
            """,
            rule);
        return JsonSerializer.Deserialize<string[]>(answer)!;
    }
}
