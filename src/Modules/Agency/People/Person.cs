using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Somebody who serves or served here, elected or employed.</summary>
internal sealed class Person : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>นาย, นางสาว, จ่าเอก …; kept apart from the name and written before it without a space.</summary>
    public string Title { get; private set; } = "";
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";

    /// <summary>Thai order of the name without the title.</summary>
    public string SortKey { get; private set; } = "";
    public Guid? UnitId { get; set; }
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>Last day in service.</summary>
    public DateOnly? LeftOn { get; set; }

    public string FullName => NameOf(Title, FirstName, LastName);

    public static string NameOf(string title, string firstName, string lastName) => $"{title}{firstName} {lastName}".Trim();

    public void Rename(string title, string firstName, string lastName)
    {
        (Title, FirstName, LastName) = (ThaiText.Clean(title), ThaiText.Clean(firstName), ThaiText.Clean(lastName));
        SortKey = ThaiSort.Key($"{FirstName} {LastName}");
    }

    internal sealed class Table : IEntityTypeConfiguration<Person>
    {
        // The optional foreign key to the unit stands in the schema only: EF would clear agency_id together with unit_id.
        public void Configure(EntityTypeBuilder<Person> builder) => builder.ToTable("agency_person");
    }
}
