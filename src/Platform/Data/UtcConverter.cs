using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Platform;

/// <summary>Every DateTime in the database is UTC; SQLite forgets it, PostgreSQL insists on it.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
