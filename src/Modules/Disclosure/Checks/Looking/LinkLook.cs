using System.Globalization;
using Prongsai.Disclosure.Checks.Fetching;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>What is wrong with a link, from what it gave to somebody who is not signed in: that is how the assessor opens it.</summary>
internal static class LinkLook
{
    private const int FewLetters = 20;

    public static IReadOnlyList<Fault> Check(Fetched answer, Demand demand)
    {
        if (answer.End == FetchEnd.Budget)
        {
            return [];
        }

        var where = answer.Asked;
        var faults = new List<Fault>();
        if (Walls.Of(answer) is { } wall)
        {
            faults.Add(wall);
        }
        else if (NotOpened(answer) is { } dead)
        {
            faults.Add(dead);
        }
        else if (!FetchedBody.IsFile(answer.ContentType))
        {
            var page = PageText.Of(PageDecoder.Decode(answer));
            faults.AddRange(Page(answer, page, demand));
        }

        if (ThaiDigitsIn(where) is { } arabic)
        {
            // Arrived nevertheless: the file is really called that.
            faults.Add(new("link.thai-digits", faults.Exists(f => f.Weight == Weight.Blocks) ? Weight.Blocks : Weight.Note, where, arabic));
        }

        return faults;
    }

    private static Fault? NotOpened(Fetched answer) => answer.End switch
    {
        FetchEnd.NotWeb => new("link.address", Weight.Blocks, answer.Asked),
        FetchEnd.Port => new("link.port", Weight.Warns, answer.Asked),
        FetchEnd.Private => new("link.private", Weight.Blocks, answer.Asked),
        FetchEnd.NoHost => new("link.no-host", Weight.Blocks, answer.Asked),
        FetchEnd.Unreachable => new("link.unreachable", Weight.Blocks, answer.Asked),
        FetchEnd.Slow => new("link.slow", Weight.Warns, answer.Asked),
        FetchEnd.Certificate => new("link.certificate", Weight.Blocks, answer.Asked),
        FetchEnd.Loop => new("link.loop", Weight.Blocks, answer.Asked),
        FetchEnd.Garbage => new("link.garbage", Weight.Blocks, answer.Asked),
        _ => answer.Status switch
        {
            >= 200 and < 300 => null,
            // Some doors are closed to programs and open to people.
            403 or 406 or 429 or 503 => new("link.refused", Weight.Warns, answer.Asked, Number(answer.Status)),
            404 or 410 => new("link.gone", Weight.Blocks, answer.Asked, Number(answer.Status)),
            >= 500 => new("link.down", Weight.Blocks, answer.Asked, Number(answer.Status)),
            _ => new("link.dead", Weight.Blocks, answer.Asked, Number(answer.Status)),
        },
    };

    private static IEnumerable<Fault> Page(Fetched answer, PageText page, Demand demand)
    {
        var where = answer.Asked;
        if (SoftMissing.Words(page) is { } words)
        {
            yield return new("link.soft-missing", Weight.Blocks, where, words);
            yield break;
        }

        if (Redirected(answer) is { } moved)
        {
            yield return moved;
        }

        if (!answer.Cut && page.Text.Count(char.IsLetter) < FewLetters && !page.Shows)
        {
            yield return page.Scripted ? new("link.scripted", Weight.Note, where) : new("link.empty", Weight.Blocks, where);
            yield break;
        }

        var named = YearMentions.Named(page.Heading.Length > 0 ? page.Heading : page.Title);
        foreach (var fault in YearLook.Check(named, page.Text, !answer.Cut, demand, where))
        {
            yield return fault;
        }
    }

    private static Fault? Redirected(Fetched answer)
    {
        if (answer.Hops.Count == 0 || !Uri.TryCreate(answer.Asked, UriKind.Absolute, out var asked) || !Uri.TryCreate(answer.Final, UriKind.Absolute, out var final))
        {
            return null;
        }

        var (from, to) = (Path(asked), Path(final));
        return to.Length == 0 && from.Length > 0 ? new("link.to-home", Weight.Warns, answer.Asked, answer.Final)
            : !string.Equals(Host(asked), Host(final), StringComparison.OrdinalIgnoreCase) ? new("link.elsewhere", Weight.Note, answer.Asked, answer.Final)
            : !string.Equals(from, to, StringComparison.OrdinalIgnoreCase) && from.Length > 0 ? new("link.moved", Weight.Note, answer.Asked, answer.Final)
            : null;
    }

    private static string Host(Uri address) => address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost;

    private static string Path(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        return path is "/index.php" or "/index.html" or "/home" or "/th" ? "" : path;
    }

    /// <returns>The address in Arabic digits when it holds Thai ones, as letters or in their escaped form (%E0%B9%90 to %E0%B9%99).</returns>
    public static string? ThaiDigitsIn(string address)
    {
        var arabic = ThaiDigits.ToArabic(address);
        for (var at = arabic.IndexOf("%E0%B9%9", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = arabic.IndexOf("%E0%B9%9", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at + 8 < arabic.Length && char.IsAsciiDigit(arabic[at + 8]))
            {
                arabic = string.Concat(arabic.AsSpan(0, at), arabic.AsSpan(at + 8, 1), arabic.AsSpan(at + 9));
            }
        }

        return arabic == address ? null : arabic;
    }

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
