using Prongsai.Disclosure.Checks.Looking;

namespace Prongsai.Disclosure.Itas;

/// <summary>How a visitor comes to a page, read from the page itself: what its path says, and at its end its heading. A menu that moves takes this along.</summary>
internal static class ClickPath
{
    /// <summary>As the breadcrumb of the site writes itself.</summary>
    private const string Start = "class=\"crumbs\"";

    /// <returns>e.g. หน้าแรก, ความโปร่งใส ITA, ปีงบประมาณ 2568, O6 แผนและความก้าวหน้า; empty when the page shows no path.</returns>
    public static IReadOnlyList<string> Of(string html)
    {
        var from = html.IndexOf(Start, StringComparison.Ordinal);
        var to = from < 0 ? -1 : html.IndexOf("</nav>", from, StringComparison.Ordinal);
        if (to < 0)
        {
            return [];
        }

        // Each place is a block of its own.
        var crumbs = PageText.Of("<nav " + html[from..to]).Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. crumbs.Append(PageText.OfMain(html).Heading).Where(text => text.Length > 0)];
    }

    /// <summary>As ITAS wants it typed: "1. เปิดหน้าแรก … 2. เลือก …".</summary>
    /// <param name="root">Address of the site.</param>
    public static string Explain(IReadOnlyList<string> steps, string root) => steps.Count == 0 ? "" : string.Join(
        '\n', steps.Select((step, i) => FormattableString.Invariant($"{i + 1}. {(i == 0 ? $"เปิด{step} {root}" : i == steps.Count - 1 ? $"เลือกรายการ {step}" : $"เลือก {step}")}")));
}
