using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

/// <summary>Real documents lie beside the repository on the machines of its makers; elsewhere the test says that it was skipped.</summary>
public partial class PeriodsOfRealTablesTests
{
    [Fact]
    public void Every_period_cell_of_the_real_documents_is_understood()
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "the real documents are not here");
        var cells = Directory.EnumerateFiles(folder!, "*.txt")
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains('\t'))
            .SelectMany(line => line.Split('\t'))
            .Select(cell => Tag().Replace(cell, " ").Trim())
            .Where(cell => cell.Length is > 0 and < 60 && LooksLikePeriod().IsMatch(cell))
            .ToList();
        Assert.True(cells.Count >= 30);
        Assert.All(cells, cell => Assert.Null(PeriodReader.Read(cell, new FiscalYear(2566)).Problem));
    }

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(Repository.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var seeds = Path.Combine(folder.FullName, "shared", "seeds");
            if (Directory.Exists(seeds))
            {
                return seeds;
            }
        }

        return null;
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(ไตรมาสที่|ดำเนินการตลอด|ภายในเดือน|([๐-๙0-9]{1,2} )?[มกพตสธ][ีิเ]?\.[มคยพ]\.)", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikePeriod();
}
