using System.Globalization;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Tests.Storage.TSql;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>
/// Gives a council a row in every table, so that each kind of id exists to be tried by somebody else, also in tables that no command of the tests has filled.
/// Rows are made from the schema alone: what must be there, the first of the values allowed, a text that would be recognised anywhere.
/// </summary>
/// <param name="db">As somebody of the council.</param>
/// <param name="councilId">The council.</param>
/// <param name="mark">The text for a column of a table, in optional ones too; by default <see cref="Secret"/> in those that must be there.</param>
/// <param name="number">Stands where a number must, so that several fillings do not count alike.</param>
/// <param name="given">Rows that the new ones hang on, by table; then every table gets a new row, whatever it holds.</param>
internal sealed class TableFiller(Db db, Guid councilId, Func<Table, Column, string>? mark = null, IReadOnlyDictionary<string, Guid>? given = null, int number = 1)
{
    /// <summary>Stands in every text that is made up here.</summary>
    public const string Secret = "CHUYỆN RIÊNG CỦA HỘI ĐỒNG KHÁC";

    /// <summary>Texts that the program reads as something else, so that what lists them can be read; {0} is the text that would stand there.</summary>
    private static readonly Dictionary<string, string> Read = new()
    {
        ["AccessTokens.Scopes"] = "Directory:Read",
        ["DataTables.Design"] = """{"Rows":[{"Key":"d1","Text":"{0}"}],"Columns":[{"Key":"c1","Title":"{0}","Kind":"Whole"}]}""",
        ["DataTableReturns.Content"] = """{"Cells":[{"RowKey":"d1","ColumnKey":"c1","Text":"{0}"}],"FreeRows":[{"Text":"{0}"}]}""",
        ["DataTableReturns.Problems"] = """[{"Gravity":"Error","Code":"cell.kind","Place":"{0}","Message":"{0}"}]""",
        ["DataTableDrafts.Content"] = """{"Cells":[{"RowKey":"d1","ColumnKey":"c1","Text":"{0}"}],"FreeRows":[{"Text":"{0}"}]}""",
        ["DataTableDrafts.Problems"] = """[{"Gravity":"Error","Code":"cell.kind","Place":"{0}","Message":"{0}"}]""",
        ["DelegationReportTables.Content"] = """{"DataTableId":"0199d1a0-0000-7000-8000-000000000001","Title":"{0}","Design":{"Rows":[{"Key":"d1","Text":"{0}"}],"Columns":[{"Key":"c1","Title":"{0}","Kind":"Whole"}]},"Sums":[],"ReceivedCount":0,"UnitCount":1,"MissingUnits":["{0}"]}""",
        ["ExternalLogins.Roles"] = """[{"role":"Office"}]""",
        ["FollowUpPolicies.ReminderDays"] = "15 7 3",
        ["IdentityProviders.Rules"] = """[{"claimType":"{0}","claimValue":"{0}","role":"Office"}]""",
        ["IndicatorStatements.Text"] = "12,5",
        ["IndicatorChanges.StatedAmount"] = "2,5",
        ["Indicators.StatedRatio"] = "12,5",
        ["LedgerImports.Content"] = """[{"UnitCode":"U1","Content":"{0}","AssignedOn":"2026-03-09","Progress":"Assigned"}]""",
        ["NoticePreferences.MutedGroups"] = "",
        ["NumberSeries.DocumentTypes"] = "TB",
        // A paper of a campaign that needs no other subject, so that it is printed with what stands around it.
        ["OfficialPapers.Kind"] = "NewsItem",
        ["OfficialPapers.Content"] = """{"lead":"{0}","body":"{0}"}""",
        ["PaperEdits.Comparison"] = """{"differences":[{"number":1,"kind":"Inserted","before":"","now":"{0}"}]}""",
        // The file of an open one would be read again.
        ["PaperEdits.Status"] = "Decided",
        ["PaperTemplates.Kind"] = "SubmissionSlip",
        ["PaperWordings.BaseText"] = "\"{0}\"",
        ["PaperWordings.Text"] = "\"{0}\"",
        ["CampaignSources.PublishedTime"] = "08:00",
        ["CampaignSources.UnstatedDays"] = "FoundedOn",
        ["ReferenceCases.PublishedTime"] = "08:00",
        ["ReferenceItems.Data"] = """{"kind":"topic"}""",
        ["SignedUploads.Report"] = """{"missing":["{0}"],"added":["{0}"],"changed":[],"remarks":["{0}"],"signers":[]}""",
    };

    /// <summary>Optional texts that the program reads as something else.</summary>
    private static readonly string[] LeftEmpty = ["StatusBefore", "ProgressBefore", "Kinds", "Accepted", "ActingAs"];

    /// <summary>Optional columns without which a row of the kind that is made here would mean nothing: remarks are made at a session, what was opened was opened at some time.</summary>
    private static readonly string[] Filled = ["Conclusions.VisitId", "UnitLinks.LastUsedAt"];

    private readonly Dictionary<string, List<Guid>> _ids = new(StringComparer.OrdinalIgnoreCase) { ["Councils"] = [councilId] };

    /// <summary>Tables whose rows belong to a council, the journal apart.</summary>
    public static IReadOnlyList<Table> Tables { get; } =
        [.. SqlServerSchema.Product.Catalogue.Tables.Values.Where(t => t.Column("CouncilId") is not null && t.Name is not "Journal")];

    /// <summary>Ids of the council's rows by table.</summary>
    public IReadOnlyDictionary<string, List<Guid>> Ids => _ids;

    public async Task Fill()
    {
        foreach (var (table, id) in given ?? new Dictionary<string, Guid>()) _ids[table] = [id];
        var open = Tables.Where(t => given?.ContainsKey(t.Name) != true).ToList();
        while (open.Count > 0)
        {
            var ready = open.Where(t => Needs(t).All(_ids.ContainsKey)).ToList();
            if (ready.Count == 0) throw new InvalidOperationException($"No order of filling for {string.Join(", ", open.Select(t => t.Name))}.");
            foreach (var table in ready)
            {
                if (given is null)
                {
                    _ids[table.Name] = await IdsOf(table);
                    if (_ids[table.Name].Count == 0)
                    {
                        await Insert(table);
                        _ids[table.Name] = await IdsOf(table);
                    }
                }
                else
                {
                    // Where one row is all that may be, the one that is there stands for it.
                    var before = await IdsOf(table);
                    await InsertAnother(table);
                    _ids[table.Name] = [.. (await IdsOf(table)).Except(before).DefaultIfEmpty(before.LastOrDefault())];
                }
                open.Remove(table);
            }
        }
    }

    private static IEnumerable<string> Needs(Table table) => table.Constraints
        .Where(c => c.Kind == ConstraintKind.ForeignKey && c.Target != table.Name && c.Columns.All(column => IsFilled(table, table.Column(column)!)))
        .Select(c => c.Target!);

    // Optional columns stay empty, but a row that may belong to a campaign does.
    private static bool IsFilled(Table table, Column column) => !column.Nullable || column.Name is "CampaignId" || Filled.Contains($"{table.Name}.{column.Name}");

    private async Task<List<Guid>> IdsOf(Table table) => [.. (await db.List<IdRow>($"SELECT Id FROM {table.Name} WHERE CouncilId = @CouncilId ORDER BY Seq", null, CancellationToken.None)).Select(r => r.Id)];

    private async Task InsertAnother(Table table)
    {
        foreach (var optionalTexts in new[] { true, false })
        {
            try
            {
                await Insert(table, optionalTexts);
                return;
            }
            catch (RefusedException)
            {
                // A rule of the table stands against it.
            }
        }
    }

    private Task Insert(Table table, bool optionalTexts = false)
    {
        var columns = table.Columns.Where(c => !c.Identity && !c.Computed && c.Name != "CouncilId" && (IsFilled(table, c) || (optionalTexts && IsText(c)))).ToList();
        var arguments = new SqlArguments(null);
        foreach (var column in columns) arguments.With(column.Name, Value(table, column));
        return db.Execute($"""
            INSERT INTO {table.Name} (CouncilId, {string.Join(", ", columns.Select(c => c.Name))})
            VALUES (@CouncilId, {string.Join(", ", columns.Select(c => $"@{c.Name}"))})
            """, arguments, CancellationToken.None);
    }

    private static bool IsText(Column column) => column.Type.StartsWith("nvarchar", StringComparison.Ordinal) && column.Allowed is null && !LeftEmpty.Contains(column.Name);

    private string Text(Table table, Column column)
    {
        var text = mark is null ? Secret : mark(table, column);
        if (Read.TryGetValue($"{table.Name}.{column.Name}", out var read)) text = read.Replace("{0}", text, StringComparison.Ordinal);
        return text[..Math.Min(text.Length, column.Length ?? text.Length)];
    }

    private object Value(Table table, Column column)
    {
        if (column.Name == "Id") return Guid.CreateVersion7();
        if (table.Constraints.Find(c => c.Kind == ConstraintKind.ForeignKey && c.Columns is [var only] && only == column.Name) is { } key) return _ids[key.Target!][0];
        var type = column.Type.Split('(')[0];
        return type switch
        {
            "uniqueidentifier" when column.Name.EndsWith("By", StringComparison.Ordinal) || column.Name is "AuthorId" or "ActorId" => _ids.GetValueOrDefault("People")?[0] ?? councilId,
            "uniqueidentifier" => _ids.GetValueOrDefault("Campaigns")?[0] ?? councilId,
            "nvarchar" or "varchar" => column.Allowed is { } allowed && !Read.ContainsKey($"{table.Name}.{column.Name}") ? allowed[0] : Text(table, column),
            "char" => Guid.NewGuid().ToString("N").PadRight(column.Length ?? 32, '0'),
            "int" or "bigint" => (long)number,
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
