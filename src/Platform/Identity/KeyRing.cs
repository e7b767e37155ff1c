using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>A data protection key, shared by all nodes through the database.</summary>
internal sealed class KeyRingEntry
{
    public required string Name { get; init; }
    public required string Xml { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<KeyRingEntry>
    {
        public void Configure(EntityTypeBuilder<KeyRingEntry> builder) => builder.ToTable("platform_key_ring").HasKey(k => k.Name);
    }
}

/// <summary>The framework asks synchronously; it does so a few times a day.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var entries = scope.ServiceProvider.GetRequiredService<AppDb>().Set<KeyRingEntry>().AsNoTracking().OrderBy(k => k.Name).Take(1_000).ToList();
        return [.. entries.Select(k => Parse(k.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName) => Task.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(new KeyRingEntry { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync();
    }).GetAwaiter().GetResult();

    private static XElement Parse(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }
}
