using System.Text;

namespace Prongsai.Documents.Papers;

/// <summary>HTML under construction: everything that comes from a person goes through <see cref="Text"/>.</summary>
internal sealed class HtmlText(KeepTogether keep, bool fragment)
{
    private readonly StringBuilder html = new();

    /// <summary>True on a public page: headings one level down, nothing that only paper needs.</summary>
    public bool Fragment => fragment;

    /// <summary>True once the heading of the whole paper is written: titles after it stand one level lower.</summary>
    public bool HasTop { get; set; }

    /// <summary>Width of the column that is being written.</summary>
    public double WidthMm { get; set; } = 160;

    /// <summary>Markup of our own.</summary>
    public HtmlText Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Text with Thai digits and its kept pieces. An empty text becomes a no-break space: an empty cell would fall out of the tag tree of the PDF.</summary>
    public HtmlText Text(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Raw("&nbsp;");
        }

        foreach (var (piece, kept) in keep.Cut(Digits.Thai(text), WidthMm))
        {
            if (kept)
            {
                html.Append("<span class=\"k\">");
            }

            Breakable(piece);
            if (kept)
            {
                html.Append("</span>");
            }
        }

        return this;
    }

    /// <summary>A web address alone: its digits stay as they are typed into a browser.</summary>
    public HtmlText Address(string address)
    {
        Breakable(address);
        return this;
    }

    /// <summary>A web address may break after its slashes rather than anywhere.</summary>
    private void Breakable(string piece)
    {
        if (!piece.Contains("://", StringComparison.Ordinal))
        {
            Plain(piece);
            return;
        }

        var from = 0;
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] is '/' or '?' or '&' or '=' && i + 1 < piece.Length && piece[i + 1] != '/')
            {
                Plain(piece[from..(i + 1)]).Raw("<wbr>");
                from = i + 1;
            }
        }

        Plain(piece[from..]);
    }

    /// <summary>Encoded and nothing else. Letters XML and HTML cannot hold are left out.</summary>
    public HtmlText Plain(string text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\n' => html.Append("<br>"),
                < ' ' or '\uFFFE' or '\uFFFF' => html,
                _ => html.Append(letter),
            };
        }

        return this;
    }

    public override string ToString() => html.ToString();
}
