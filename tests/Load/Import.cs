using System.Text;
using Prongsai.Measures.Import;
using Prongsai.Platform.Files;

namespace Prongsai.Load;

/// <summary>Seed 003, six times over in one file, from bytes to rows.</summary>
internal static class Import
{
    public static async Task RunAsync()
    {
        const string What = "import: seed 003 × 6, text to rows";
        if (Seed() is not { } seed)
        {
            Measure.Skip(What, "the seed documents are not beside the repository");
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(await File.ReadAllTextAsync(seed) + "\n", 6)));
        var rows = 0;
        Task ReadAsync()
        {
            rows = MeasureTableReader.Read(TableFile.Read(bytes, "seed.txt").Value!, "seed.txt").Rows.Count;
            return Task.CompletedTask;
        }

        Measure.Say(What + ", first", await Measure.MedianAsync(1, ReadAsync));
        Measure.Say(What, await Measure.MedianAsync(15, ReadAsync), note: $"{bytes.Length / 1024} KB, {rows} rows");
    }

    private static string? Seed()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared", "seeds");
            if (Directory.Exists(shared))
            {
                return Directory.EnumerateFiles(shared, "003*").FirstOrDefault();
            }
        }

        return null;
    }
}
