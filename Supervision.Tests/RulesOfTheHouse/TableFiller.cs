using System.Globalization;
using Supervision.Core.Storage;
using Supervision.Tests.Storage.TSql;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>
/// Gives a council a row in every table, so that each kind of id exists to be tried by somebody else, also in tables that no command of the tests has filled.
/// Rows are made from the schema alone: what must be there, the first of the values allowed, a text that would be recognised anywhere.
/// </summary>
internal sealed class TableFiller(Db db, Guid councilId)
{
    /// <summary>Stands in every text that is made up here.</summary>
    public const string Secret = "CHUYỆN RIÊNG CỦA HỘI ĐỒNG KHÁC";

    private readonly Dictionary<string, List<Guid>> _ids = new(StringComparer.OrdinalIgnoreCase) { ["Councils"] = [councilId] };

    /// <summary>Tables whose rows belong to a council, the journal apart.</summary>
    public static IReadOnlyList<Table> Tables { get; } =
        [.. SqlServerSchema.Product.Catalogue.Tables.Values.Where(t => t.Column("CouncilId") is not null && t.Name is not "Journal")];

    /// <summary>Ids of the council's rows by table.</summary>
    public IReadOnlyDictionary<string, List<Guid>> Ids => _ids;

    public async Task Fill()
    {
        var open = Tables.ToList();
        while (open.Count > 0)
        {
            var ready = open.Where(t => Needs(t).All(_ids.ContainsKey)).ToList();
            if (ready.Count == 0) throw new InvalidOperationException($"No order of filling for {string.Join(", ", open.Select(t => t.Name))}.");
            foreach (var table in ready)
            {
                _ids[table.Name] = await IdsOf(table);
                if (_ids[table.Name].Count == 0)
                {
                    await Insert(table);
                    _ids[table.Name] = await IdsOf(table);
                }
                open.Remove(table);
            }
        }
    }

    private static IEnumerable<string> Needs(Table table) => table.Constraints
        .Where(c => c.Kind == ConstraintKind.ForeignKey && c.Target != table.Name && c.Columns.All(column => IsFilled(table.Column(column)!)))
        .Select(c => c.Target!);

    // Optional columns stay empty, but a row that may belong to a campaign does.
    private static bool IsFilled(Column column) => !column.Nullable || column.Name is "CampaignId";

    private async Task<List<Guid>> IdsOf(Table table) => [.. (await db.List<IdRow>($"SELECT Id FROM {table.Name} WHERE CouncilId = @CouncilId ORDER BY Seq", null, CancellationToken.None)).Select(r => r.Id)];

    private Task Insert(Table table)
    {
        var columns = table.Columns.Where(c => !c.Identity && !c.Computed && IsFilled(c) && c.Name != "CouncilId").ToList();
        var arguments = new SqlArguments(null);
        foreach (var column in columns) arguments.With(column.Name, Value(table, column));
        return db.Execute($"""
            INSERT INTO {table.Name} (CouncilId, {string.Join(", ", columns.Select(c => c.Name))})
            VALUES (@CouncilId, {string.Join(", ", columns.Select(c => $"@{c.Name}"))})
            """, arguments, CancellationToken.None);
    }

    private object Value(Table table, Column column)
    {
        if (column.Name == "Id") return Guid.CreateVersion7();
        if (table.Constraints.Find(c => c.Kind == ConstraintKind.ForeignKey && c.Columns is [var only] && only == column.Name) is { } key) return _ids[key.Target!][0];
        var type = column.Type.Split('(')[0];
        return type switch
        {
            "uniqueidentifier" => _ids.GetValueOrDefault("Campaigns")?[0] ?? councilId,
            "nvarchar" or "varchar" => column.Allowed?[0] ?? Secret[..Math.Min(Secret.Length, column.Length ?? Secret.Length)],
            "char" => Guid.NewGuid().ToString("N").PadRight(column.Length ?? 32, '0'),
            "int" or "bigint" => 1L,
            "bit" => false,
            "date" => new DateOnly(2026, 3, 9),
            "datetimeoffset" => new DateTimeOffset(2026, 3, 9, 1, 0, 0, TimeSpan.Zero),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"TableFiller knows no value for {table.Name}.{column.Name} {column.Type}.")),
        };
    }

    private sealed record IdRow
    {
        public required Guid Id { get; init; }
    }
}
