using FsCheck;
using FsCheck.Fluent;

namespace Prongsai.Site.Tests.Thai;

/// <summary>Short texts of the characters that go wrong.</summary>
internal static class Awkward
{
    private const string Characters =
        "กขนแเโไใๆฯ๑๒12aZ. -\n\r\t\0\u00A0\u200B\u200D\uFEFF\u202E\u2028\u0E31\u0E32\u0E33\u0E34\u0E38\u0E47\u0E48\u0E49\u0E4C\u0E4D\u0E4E\u0301\uFE0F\uD83D\uDE00☎";

    public static Arbitrary<string> Text { get; } =
        Gen.Elements(Characters.ToCharArray()).ListOf().Select(list => new string([.. list])).ToArbitrary();
}
