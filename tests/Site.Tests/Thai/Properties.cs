using FsCheck;
using FsCheck.Fluent;

namespace Prongsai.Site.Tests.Thai;

/// <summary>Property tests with a fixed beginning: the same texts on every machine, so a failure can be repeated.</summary>
internal static class Properties
{
    public static void Hold(Property property, int times) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true).WithReplay(20261121, 2569), property);
}
