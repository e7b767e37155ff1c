using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Prongsai.Assessment.Packs;

/// <summary>Reads and writes packs. A member nobody knows, a missing one or a doubled one is refused: a typing mistake must not pass as a rule.</summary>
internal static class PackJson
{
    public const int MaxBytes = 2 << 20;

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    private static readonly JsonDocumentOptions Nodes = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <exception cref="JsonException">Not JSON, or not a pack; says where.</exception>
    public static JsonNode ReadNode(Stream json) =>
        JsonNode.Parse(json, documentOptions: Nodes) ?? throw new JsonException("null");

    /// <exception cref="JsonException">Not a pack; <see cref="JsonException.Path"/> says where.</exception>
    public static Pack Read(JsonNode node) => node.Deserialize<Pack>(Options) ?? throw new JsonException("null");

    public static JsonNode Write(Pack pack) => JsonSerializer.SerializeToNode(pack, Options)!;
}
