using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Platform;

/// <summary>JSON as we store it: Thai letters as themselves, unknown members refused on reading, depth at most 32.</summary>
public static class Json
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 32,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>A list of strings in one text column.</summary>
    public static ValueConverter<List<string>, string> Strings { get; } = new(
        list => JsonSerializer.Serialize(list, Options),
        text => JsonSerializer.Deserialize<List<string>>(text, Options) ?? new List<string>());

    public static ValueComparer<List<string>> StringsComparer { get; } = new(
        (a, b) => a == null ? b == null : b != null && a.SequenceEqual(b),
        list => list.Aggregate(0, (hash, text) => HashCode.Combine(hash, text)),
        list => list.ToList());
}
