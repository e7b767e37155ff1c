using System.Text.RegularExpressions;

namespace Prongsai.Architecture.Tests;

/// <summary>A file from outside comes in through one gate: cut, scanned, weighed.</summary>
public partial class FileGateTests
{
    private const string Gate = "src/Platform/Files/FileIntake.cs";

    private static readonly IReadOnlyList<string> Product = [.. Sources.Files("*.cs").Where(f => f.StartsWith("src/", StringComparison.Ordinal))];

    /// <summary>Those who open an upload, and the handler that lets it in; "": nothing of it is read but its hash.</summary>
    private static readonly Dictionary<string, string> Openers = new(StringComparer.Ordinal)
    {
        ["src/Modules/Agency/Pages/Me/Signature.cshtml.cs"] = "src/Modules/Agency/People/KeepSignature.cs",
        ["src/Modules/Agency/Pages/Settings/Agency.cshtml.cs"] = "src/Modules/Agency/Office/StorePicture.cs",
        ["src/Modules/Agency/Pages/Settings/PasteStaff.cshtml.cs"] = "src/Modules/Agency/Pages/Settings/PasteStaff.cshtml.cs",
        ["src/Modules/Agency/Pages/Settings/Portrait.cshtml.cs"] = "src/Modules/Agency/People/KeepPortrait.cs",
        ["src/Modules/Assessment/Pages/Results/Import.cshtml.cs"] = "src/Modules/Assessment/Pages/Results/Import.cshtml.cs",
        ["src/Modules/Correspondence/Pages/Registers/Import.cshtml.cs"] = "src/Modules/Correspondence/Pages/Registers/Import.cshtml.cs",
        ["src/Modules/Correspondence/Register/StoreScan.cs"] = "src/Modules/Correspondence/Register/StoreScan.cs",
        ["src/Modules/Disclosure/Pages/Oit/Bulk.cshtml.cs"] = "src/Modules/Disclosure/Evidences/DropFiles.cs",
        ["src/Modules/Disclosure/Pages/Oit/Proof.cshtml.cs"] = "src/Modules/Disclosure/Evidences/AddEvidence.cs",
        ["src/Modules/Documents/Pages/Public/Verify.cshtml.cs"] = "",
        ["src/Modules/Documents/Pages/Sittings.cshtml.cs"] = "src/Modules/Documents/Sittings/ReadScan.cs",
        ["src/Modules/Documents/Pages/Word.cshtml.cs"] = "src/Modules/Documents/RoundTrip/WordTrip.cs",
        ["src/Modules/Measures/Pages/MeasureImport/Index.cshtml.cs"] = "src/Modules/Measures/Pages/MeasureImport/Index.cshtml.cs",
        ["src/Modules/Measures/Pages/MeasureProgress/Step.cshtml.cs"] = "src/Modules/Measures/Writing/AddEvidence.cs",
        ["src/Modules/PublicSite/Pages/Website/Articles/Edit.cshtml.cs"] = "src/Modules/PublicSite/News/Attachments.cs",
    };

    [Fact]
    public void Only_the_gate_reads_a_stream_from_outside() => Assert.Empty(Sources.Lines([.. Product.Where(f => f != Gate)], ReadsItself().IsMatch));

    /// <summary>The synchronous way is for streams at hand: a table of the command line, a part of an archive that was let in.</summary>
    [Fact]
    public void The_synchronous_way_is_for_streams_at_hand() =>
        Assert.Equal(["src/Modules/Documents/RoundTrip/WordMark.cs", "src/Platform/Files/TableFile.cs"], Product.Where(f => Sources.Read(f).Contains("FileGuard.Read(", StringComparison.Ordinal)));

    [Fact]
    public void Whoever_opens_an_upload_gives_it_to_the_gate()
    {
        Assert.Equal(Openers.Keys.Order(StringComparer.Ordinal), Product.Where(f => Opens().IsMatch(Sources.Read(f))));
        Assert.All(Openers.Values.Where(f => f.Length > 0), f => Assert.Matches(Lets(), Sources.Read(f)));
        Assert.Contains("SHA256.HashDataAsync(content", Sources.Read(Openers.Single(o => o.Value.Length == 0).Key), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_bites()
    {
        Assert.Matches(ReadsItself(), "var read = await FileGuard.ReadAsync(stream, limit, ct);");
        Assert.Matches(ReadsItself(), "await blobs.TakeAsync(stream, name, type, limit, ct)");
        Assert.Matches(Opens(), "await using var stream = Upload.OpenReadStream();");
        Assert.Matches(Opens(), "await form.File.CopyToAsync(all, ct)");
        Assert.Matches(Lets(), "await intake.KeepAsync(file, name, limit, ct)");
    }

    [GeneratedRegex(@"FileGuard\.ReadAsync\(|blobs\.TakeAsync\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ReadsItself();

    [GeneratedRegex(@"\.OpenReadStream\(|(File|Upload|Attached|Picture)\.CopyToAsync\(|Form\.Files|MultipartReader", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opens();

    [GeneratedRegex(@"\bintake\.(Read|Keep)Async\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lets();
}
