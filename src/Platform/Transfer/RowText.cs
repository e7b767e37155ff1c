using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Prongsai.Platform.Transfer;

/// <summary>
/// A row as one line of JSON, with the same bytes whichever engine it was read from: columns by name, ids in lower case, moments in UTC to the
/// microsecond (PostgreSQL keeps no more), numbers without zeros at the end.
/// </summary>
internal static class RowText
{
    private const string MomentShape = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", DayShape = "yyyy-MM-dd", NumberShape = "0.############################";

    private static readonly JsonWriterOptions s_writing = new() { Encoder = Json.Options.Encoder };

    /// <returns>The line with its end.</returns>
    public static async Task<ReadOnlyMemory<byte>> LineAsync(TenantTable table, DbDataReader row, ArrayBufferWriter<byte> buffer, CancellationToken ct)
    {
        buffer.ResetWrittenCount();
        await using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            writer.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                writer.WritePropertyName(table.Columns[i].Name);
                if (await row.IsDBNullAsync(i, ct))
                {
                    writer.WriteNullValue();
                }
                else
                {
                    Write(writer, table.Columns[i].Type, row, i);
                }
            }

            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <returns>The values of the columns in their order; null when the line is not a row of this table.</returns>
    public static object?[]? Values(TenantTable table, string line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 4 });
        var row = document.RootElement;
        if (row.ValueKind != JsonValueKind.Object || row.GetPropertyCount() != table.Columns.Count)
        {
            return null;
        }

        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var column = table.Columns[i];
            if (!row.TryGetProperty(column.Name, out var value) || (value.ValueKind == JsonValueKind.Null && !column.IsNullable))
            {
                return null;
            }

            values[i] = value.ValueKind == JsonValueKind.Null ? null : Read(column.Type, value);
        }

        return values;
    }

    private static void Write(Utf8JsonWriter writer, Type type, DbDataReader row, int i)
    {
        switch (Type.GetTypeCode(type))
        {
            case TypeCode.String:
                writer.WriteStringValue(row.GetString(i));
                break;
            case TypeCode.Boolean:
                writer.WriteBooleanValue(row.GetBoolean(i));
                break;
            case TypeCode.Int32 or TypeCode.Int64:
                writer.WriteNumberValue(row.GetInt64(i));
                break;
            case TypeCode.Double:
                writer.WriteNumberValue(row.GetDouble(i));
                break;
            case TypeCode.Decimal:
                writer.WriteStringValue(row.GetDecimal(i).ToString(NumberShape, CultureInfo.InvariantCulture));
                break;
            case TypeCode.DateTime:
                writer.WriteStringValue(row.GetFieldValue<DateTime>(i).ToString(MomentShape, CultureInfo.InvariantCulture));
                break;
            case var _ when type == typeof(Guid):
                writer.WriteStringValue(row.GetFieldValue<Guid>(i).ToString("D"));
                break;
            case var _ when type == typeof(DateOnly):
                writer.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString(DayShape, CultureInfo.InvariantCulture));
                break;
            case var _ when type == typeof(byte[]):
                writer.WriteBase64StringValue(row.GetFieldValue<byte[]>(i));
                break;
            default:
                throw new NotSupportedException($"A column of {type.Name} has no place in the export of an agency.");
        }
    }

    private static object Read(Type type, JsonElement value) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => value.GetString()!,
        TypeCode.Boolean => value.GetBoolean(),
        TypeCode.Int32 => value.GetInt32(),
        TypeCode.Int64 => value.GetInt64(),
        TypeCode.Double => value.GetDouble(),
        TypeCode.Decimal => decimal.Parse(value.GetString()!, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
        TypeCode.DateTime => DateTime.ParseExact(value.GetString()!, MomentShape, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ when type == typeof(Guid) => Guid.ParseExact(value.GetString()!, "D"),
        _ when type == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, DayShape, CultureInfo.InvariantCulture),
        _ when type == typeof(byte[]) => value.GetBytesFromBase64(),
        _ => throw new NotSupportedException($"A column of {type.Name} has no place in the export of an agency."),
    };
}
