using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Reports;

internal enum ErrorReportState
{
    Open,

    /// <summary>It was wrong and has been mended.</summary>
    Mended,

    /// <summary>It was looked at and is right.</summary>
    NotWrong,
}

/// <summary>A visitor says that something on the website is wrong. Nobody has to tell who they are.</summary>
internal sealed class ErrorReport : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Path of the page meant, e.g. "/ita/2568/o12"; empty for the website as a whole.</summary>
    public required string About { get; init; }

    public required string Text { get; init; }

    /// <summary>As the visitor gave it, to be told the outcome; often empty. Emptied when the report is closed.</summary>
    public required string Contact { get; set; }

    public required DateTime SentAt { get; init; }
    public ErrorReportState State { get; set; }

    /// <summary>What was done, for those who come later.</summary>
    public string Note { get; set; } = "";
    public DateTime? ClosedAt { get; set; }
    public string ClosedBy { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<ErrorReport>
    {
        public void Configure(EntityTypeBuilder<ErrorReport> builder)
        {
            builder.ToTable("publicsite_error_report");
            builder.Property(r => r.State).HasConversion<string>();
        }
    }
}
