using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Prongsai.Architecture.Tests;

/// <summary>Every refusal speaks Thai and English.</summary>
public partial class MessageTests
{
    private static readonly IReadOnlyList<string> English = [.. Sources.Files("*.en.resx")];
    private static readonly IReadOnlyList<string> Thai = [.. Sources.Files("*.resx").Except(English)];

    [Fact]
    public void Both_languages_say_the_same_things()
    {
        Assert.Equal(Thai.Select(f => f[..^".resx".Length]), English.Select(f => f[..^".en.resx".Length]));
        foreach (var file in Thai)
        {
            var thai = Sentences(file);
            var english = Sentences(file[..^".resx".Length] + ".en.resx");
            Assert.Equal(thai.Keys.Order(), english.Keys.Order());
            Assert.All(thai.Concat(english), s => Assert.False(string.IsNullOrWhiteSpace(s.Value), $"{file}: {s.Key} is empty"));
            Assert.All(thai.Where(s => s.Key.Contains('.', StringComparison.Ordinal)), s => Assert.Matches(ThaiLetter(), s.Value));
            Assert.All(thai, s => Assert.Equal(Places(s.Value), Places(english[s.Key])));
        }
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var mute =
            from file in Sources.Files("*.cs")
            where file.StartsWith("src/", StringComparison.Ordinal)
            let known = Known(file)
            from Match refusal in NewRefusal().Matches(Sources.Read(file))
            let code = Code(refusal)
            where !known.Contains(code)
            select $"{file}: {code}";
        Assert.Empty(mute);
    }

    [Fact]
    public void The_rule_bites() => Assert.Equal("a.b-c", Code(NewRefusal().Match("return new Refusal(\"a.b-c\", field);")));

    private static string Code(Match refusal) => refusal.Groups.Values.Skip(1).First(g => g.Success).Value;

    /// <summary>Sentences of the module of a file and of Platform.</summary>
    private static HashSet<string> Known(string file)
    {
        var parts = file.Split('/');
        var home = parts[1] == "Modules" ? $"src/Modules/{parts[2]}/" : $"src/{parts[1]}/";
        return [.. Thai.Where(f => f.StartsWith(home, StringComparison.Ordinal) || f.StartsWith("src/Platform/", StringComparison.Ordinal))
            .SelectMany(f => Sentences(f).Keys)];
    }

    private static Dictionary<string, string> Sentences(string file)
    {
        using var reader = XmlReader.Create(Path.Combine(Repository.Root, file));
        return XDocument.Load(reader).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);
    }

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(m => m.Groups[1].Value).Distinct().Order();

    [GeneratedRegex("""\bRefusal\(\s*"([^"]+)"|\bRefuse\w*\(\s*"([a-z]+\.[^"]+)"|Refusal \w+ = new\(\s*"([^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NewRefusal();

    [GeneratedRegex(@"\{([0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsThai}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ThaiLetter();
}
