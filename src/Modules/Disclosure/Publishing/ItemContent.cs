using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Publishing;

/// <summary>What the public will see of an item, as it stands at one moment. Its JSON is what is approved: one changed letter is another hash.</summary>
internal sealed record ItemContent(int FiscalYear, string Code, string Name, string Unit, DateOnly AsOf, IReadOnlyList<ContentElement> Elements)
{
    public string ToJson() => JsonSerializer.Serialize(this, Json.Options);

    public static ItemContent FromJson(string json) => JsonSerializer.Deserialize<ItemContent>(json, Json.Options) ?? throw new JsonException("An item's content is empty.");

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>Every proof once, in the order of the elements.</summary>
    public IEnumerable<ContentProof> Proofs => Elements.SelectMany(e => e.Proofs).DistinctBy(p => p.EvidenceId);

    /// <summary>Line by line, for a difference that a person reads.</summary>
    public IEnumerable<string> Lines =>
    [
        $"{Code} {Name} ปีงบประมาณ {FiscalYear}",
        $"ผู้รับผิดชอบ {Unit}",
        .. Elements.SelectMany(e => (string[])
        [
            $"{e.Number}. {e.Text}",
            .. e.Note.Length > 0 ? new[] { "   หมายเหตุ: " + e.Note } : [],
            .. e.Proofs.Select(p => $"   - {p.Title} {p.Covers} {(p.Kind == EvidenceKind.File ? $"(ไฟล์ {p.Sha256[..8]})" : p.Address)}".TrimEnd()),
        ]),
    ];
}

/// <param name="NotAsked">It does not apply to the office; the note says why.</param>
internal sealed record ContentElement(int Number, string Text, bool NotAsked, string Note, IReadOnlyList<ContentProof> Proofs);

/// <param name="Covers">The time it speaks of, in words; empty when nobody said.</param>
/// <param name="Body">Of a page that the product makes: what it says at this moment; empty otherwise.</param>
internal sealed record ContentProof(Guid EvidenceId, int Revision, EvidenceKind Kind, string Title, Guid? FileId, string Address, string Sha256, string Covers, string Body);
