using System.Text.Encodings.Web;
using System.Text.Json;
using Prongsai.Measures.Import;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Measures;

public sealed class DumpTests
{
    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    [InlineData("003")]
    [InlineData("004")]
    public void Dump(string seed)
    {
        var doc = TableFile.Read(File.ReadAllBytes(Seeds.Path(seed)), "x.txt");
        var table = MeasureTableReader.Read(doc.Value!);
        File.WriteAllText($"/tmp/dump-{seed}.json", JsonSerializer.Serialize(table, new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }
}
