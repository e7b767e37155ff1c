using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Prongsai.Platform.Transfer;

/// <summary>A table of rows that belong to agencies, as the model knows it: what travels when an agency is taken away.</summary>
/// <param name="Columns">By name, without the agency's.</param>
internal sealed record TenantTable(string Name, IReadOnlyList<TenantColumn> Columns)
{
    private const string Agency = "agency_id";

    /// <summary>Every table whose rows travel, parents before children.</summary>
    public static async Task<IReadOnlyList<TenantTable>> AllAsync(AppDb db, CancellationToken ct)
    {
        var all = db.Model.GetRelationalModel().Tables.Where(Travels).Select(Of).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var parents = await ParentsAsync(db, ct);
        var (ordered, known) = (new List<TenantTable>(), all.Select(t => t.Name).ToHashSet(StringComparer.Ordinal));
        while (all.Count > 0)
        {
            // A ring can only be of keys that are looked at when the transaction ends: then the order does not matter.
            var next = all.Find(t => !parents[t.Name].Any(p => p != t.Name && known.Contains(p))) ?? all[0];
            ordered.Add(next);
            known.Remove(next.Name);
            all.Remove(next);
        }

        return ordered;
    }

    /// <summary>The rows of an agency in the order of their ids, which is the same in both engines.</summary>
    public string Select => $"select {string.Join(", ", Columns.Select(c => Quoted(c.Name)))} from {Quoted(Name)} where {Agency} = @agency order by id";

    public string Insert => $"insert into {Quoted(Name)} ({Agency}, {string.Join(", ", Columns.Select(c => Quoted(c.Name)))}) values (@agency, {string.Join(", ", Columns.Select((_, i) => FormattableString.Invariant($"@p{i}")))})";

    private static bool Travels(ITable table) =>
        table.EntityTypeMappings.FirstOrDefault()?.TypeBase.ClrType is { } type && type.IsAssignableTo(typeof(ITenantRow)) && !type.IsAssignableTo(typeof(IStaysHere));

    private static TenantTable Of(ITable table) => new(
        table.Name, [.. table.Columns.Where(c => c.Name != Agency).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new TenantColumn(c.Name, TypeOf(c), c.IsNullable))]);

    private static Type TypeOf(IColumn column)
    {
        var mapping = column.PropertyMappings[0];
        var type = mapping.TypeMapping.Converter?.ProviderClrType ?? mapping.Property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    // The keys as the scripts made them: some that the code does not walk are not in the model.
    private static async Task<ILookup<string, string>> ParentsAsync(AppDb db, CancellationToken ct)
    {
        var sql = db.Database.IsNpgsql()
            ? "select conrelid::regclass::text || ' ' || confrelid::regclass::text as \"Value\" from pg_constraint where contype = 'f'"
            : "select m.name || ' ' || f.\"table\" as \"Value\" from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'";
        return (await db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct)).Select(pair => pair.Split(' ')).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}

/// <param name="Type">Of the value as the database takes it.</param>
internal sealed record TenantColumn(string Name, Type Type, bool IsNullable);

/// <summary>Commands beside the model, in the transaction of the unit of work.</summary>
internal static class Commands
{
    public static DbCommand Of(AppDb db, DbTransaction transaction, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // names of tables and columns of our own model, quoted; values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    public static DbParameter Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
        return parameter;
    }
}
