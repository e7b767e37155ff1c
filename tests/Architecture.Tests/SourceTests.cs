using System.Reflection;
using System.Text.RegularExpressions;

namespace Prongsai.Architecture.Tests;

/// <summary>What a glance over a source file can see.</summary>
public partial class SourceTests
{
    private static readonly IReadOnlyList<string> Code = [.. Sources.Files("*.cs", "*.cshtml", "*.css", "*.js")];
    private static readonly IReadOnlyList<string> Product = [.. Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))];
    private static readonly IReadOnlyList<string> Everything =
        [.. Sources.Files("*.cs", "*.cshtml", "*.css", "*.js", "*.json", "*.md", "*.csproj", "*.props", "*.slnx", "*.py", "*.sh", "*.sql", "*.resx", "*.config", "run", "test", "postgres")];

    [Fact]
    public void A_source_file_is_a_thought()
    {
        var lengths = Sources.Files("*.cs", "*.cshtml", "*.css").ToDictionary(f => f, f => Sources.Read(f).AsSpan().Count('\n'));
        Assert.Empty(lengths.Where(f => f.Value > 400).Select(f => $"{f.Key}: {f.Value} lines"));
    }

    /// <summary>Pages of all modules share one space of paths: of two with the same path one is silently gone.</summary>
    [Fact]
    public void No_two_modules_have_a_page_at_the_same_path() => Assert.Empty(
        Sources.Files("*.cshtml").Where(f => f.Contains("/Pages/", StringComparison.Ordinal) && !f.EndsWith("/_ViewImports.cshtml", StringComparison.Ordinal))
            .GroupBy(f => f[f.IndexOf("/Pages/", StringComparison.Ordinal)..], StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g)));

    [Fact]
    public void Nothing_is_left_for_later() => AssertNone(Code, LeftOver());

    [Fact]
    public void No_path_or_address_of_a_machine_is_written_down() => AssertNone(Everything, MachinePath());

    [Fact]
    public void No_package_source_is_prescribed() => AssertNone(Everything, PackageSource());

    /// <summary>Thai digits are digits to \d, but not to int.Parse.</summary>
    [Fact]
    public void No_regular_expression_asks_for_any_digit() => AssertNone(Product, AnyDigit());

    /// <summary>A regular expression that reads what people send must not be able to run for ever.</summary>
    [Fact]
    public void Every_regular_expression_ends_in_time()
    {
        Assert.Empty(Sources.Lines(Product, line => NewRegex().IsMatch(line) && !line.Contains("NonBacktracking", StringComparison.Ordinal) && !line.Contains("TimeSpan", StringComparison.Ordinal)));
        Assert.Empty(Modules.Product.SelectMany(Endless));
        Assert.NotEmpty(Endless(typeof(SourceTests).Assembly));
    }

    private static IEnumerable<string> Endless(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        from made in method.GetCustomAttributes<GeneratedRegexAttribute>()
        where made.MatchTimeoutMilliseconds <= 0 && !made.Options.HasFlag(RegexOptions.NonBacktracking)
        select $"{type.FullName}.{method.Name}";

    [GeneratedRegex("(a+)+$")]
    private static partial Regex NeverEnds();

    /// <summary>A table belongs to its module: nobody can reach it through a property.</summary>
    [Fact]
    public void Nobody_declares_a_DbSet() => AssertNone(Product, DbSet());

    /// <summary>The Buddhist era lives in the Thai library, nowhere else.</summary>
    [Fact]
    public void Only_the_Thai_library_adds_543() =>
        AssertNone([.. Product.Where(f => !f.StartsWith("src/Platform/Thai/", StringComparison.Ordinal))], Era());

    [Theory]
    [InlineData(nameof(LeftOver), "// TO" + "DO: later")]
    [InlineData(nameof(MachinePath), "/ro" + "ot/secret")]
    [InlineData(nameof(PackageSource), "https://api.nu" + "get.org/v3/index.json")]
    [InlineData(nameof(AnyDigit), """new Regex(@"^\d+$")""")]
    [InlineData(nameof(NewRegex), """new Regex("(a+)+$")""")]
    [InlineData(nameof(DbSet), "public DbSet<Thing> Things")]
    [InlineData(nameof(Era), "var be = date.Year + 543;")]
    public void The_rule_bites(string rule, string line) =>
        Assert.Matches((Regex)typeof(SourceTests).GetMethod(rule, BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)!, line);

    private static void AssertNone(IReadOnlyList<string> files, Regex rule)
    {
        Assert.NotEmpty(files);
        Assert.Empty(Sources.Lines([.. files.Where(f => !f.EndsWith("/SourceTests.cs", StringComparison.Ordinal))], rule.IsMatch));
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"(?<![\w.])/(root|work|farm|home/[a-z]+)/|[A-Z]:\\\\?Users|\b(192\.168|172\.(1[6-9]|2[0-9]|3[01]))\.[0-9]{1,3}\.[0-9]{1,3}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"nuget\.org/v3|registry\.npmjs\.org|deb\.debian\.org|archive\.ubuntu\.com|packageSources", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PackageSource();

    [GeneratedRegex(@"(Regex|\[GeneratedRegex)\(.*\\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyDigit();

    [GeneratedRegex(@"new Regex\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NewRegex();

    [GeneratedRegex(@"\bDbSet<", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DbSet();

    [GeneratedRegex(@"[+-]\s*54[34]\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Era();
}
