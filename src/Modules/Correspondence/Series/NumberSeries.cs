using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>Which year a series counts in.</summary>
internal enum YearKind
{
    /// <summary>1 January to 31 December: letters, orders, announcements (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526).</summary>
    Calendar,

    /// <summary>1 October to 30 September: what belongs to the budget year.</summary>
    Fiscal,
}

/// <summary>One sequence of numbers of an agency: of a kind of paper, for the whole office or for one unit, or for one meeting.</summary>
internal sealed class NumberSeries : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required RegisterKind Kind { get; init; }

    /// <summary>Null: the whole office.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Tells two series of one kind and unit apart, e.g. the body that meets; empty for the ordinary one.</summary>
    public string Name { get; set; } = "";

    /// <summary>Before the slash, e.g. "สม 99902"; empty: that of the agency's profile.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>One of <see cref="NumberPattern.All"/>.</summary>
    public string Pattern { get; set; } = "";

    public YearKind YearKind { get; set; }

    /// <summary>Counts on in the letters' sequence instead of its own: the rules allow both for circulars (ข้อ 32 of the same regulation).</summary>
    public bool WithLetters { get; set; }

    /// <summary>The year (พ.ศ.) in which the office begins to count here; 0: from the beginning of every year.</summary>
    public int FirstYear { get; set; }

    /// <summary>First number given here in <see cref="FirstYear"/>: those before it stand in the paper register.</summary>
    public int FirstNumber { get; set; } = 1;

    public bool Closed { get; set; }

    public int YearOf(DateOnly day) => YearKind == YearKind.Fiscal ? FiscalYear.Of(day).Be : BuddhistEra.Of(day);

    /// <summary>First number that this series answers for in a year; in years before it began, none.</summary>
    public int FirstIn(int year) => year == FirstYear ? FirstNumber : 1;

    internal sealed class Table : IEntityTypeConfiguration<NumberSeries>
    {
        public void Configure(EntityTypeBuilder<NumberSeries> builder)
        {
            builder.ToTable("correspondence_series");
            builder.Property(s => s.Kind).HasConversion<string>();
            builder.Property(s => s.YearKind).HasConversion<string>();
        }
    }
}
