using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Imports;

/// <summary>One unit of a list.</summary>
public sealed record ImportedUnit
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required UnitKind Kind { get; init; }
    public required UnitLevel Level { get; init; }

    /// <summary>The code of the direct superior: one that is there, or one of an earlier row.</summary>
    public string? SuperiorCode { get; init; }
    public string? PlaceName { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>Where it stands in the sheet or the table that it was read from; its place in the list where that is not said.</summary>
    public int? Line { get; init; }
}

/// <summary>Says what an import of units would do, row by row; writes nothing.</summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record PreviewUnits : IQuery<ImportPreview>
{
    public required IReadOnlyList<ImportedUnit> Rows { get; init; }

    /// <summary>SHA-256 of the file, for a file that was imported before.</summary>
    public string? ContentHash { get; init; }

    public sealed class Validator : AbstractValidator<PreviewUnits>
    {
        public Validator()
        {
            RuleFor(q => q.Rows).NotEmpty().Must(rows => rows.Count <= ImportUnits.MostRows).WithMessage($"“{{PropertyName}}” tối đa {ImportUnits.MostRows} dòng một lần.");
            RuleFor(q => q.ContentHash).IsContentHash();
        }
    }
}

/// <summary>Adds the units of a list, all that are not there yet or none; a unit that is there is left as it is.</summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record ImportUnits : ICommand<ListImported>
{
    public const int MostRows = 2000;

    public required IReadOnlyList<ImportedUnit> Rows { get; init; }
    public required string FileName { get; init; }
    public required string ContentHash { get; init; }

    public sealed class Validator : AbstractValidator<ImportUnits>
    {
        public Validator()
        {
            RuleFor(c => c.Rows).NotEmpty().Must(rows => rows.Count <= MostRows).WithMessage($"“{{PropertyName}}” tối đa {MostRows} dòng một lần.");
            RuleFor(c => c.FileName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.ContentHash).NotEmpty().IsContentHash();
        }
    }
}

internal sealed class ImportUnitsHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PreviewUnits, ImportPreview>, IRequestHandler<ImportUnits, ListImported>
{
    public async Task<ImportPreview> Handle(PreviewUnits query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        return new ImportPreview { Rows = Judge(query.Rows, await Known(ct)), Before = await db.FindImport(ImportKind.Units, actor.CouncilId, query.ContentHash, ct) };
    }

    public async Task<ListImported> Handle(ImportUnits command, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        var known = await Known(ct);
        var judged = Judge(command.Rows, known);
        ListImportRows.DemandGood(judged);
        var ids = known.ToDictionary(unit => unit.Key, unit => unit.Value.Id, StringComparer.OrdinalIgnoreCase);
        var fresh = judged.Where(row => row.Outcome is RowOutcome.New).Select(row => command.Rows[row.Number - 1]).ToList();
        var imported = new ListImported(Guid.CreateVersion7(), ImportKind.Units, command.FileName, command.ContentHash, fresh.Count, judged.Count - fresh.Count);
        await db.RememberImport(imported, actor.CouncilId, actor, clock.GetUtcNow(), ct);
        foreach (var row in fresh)
        {
            var unit = AsCommand(row) with { ParentId = row.SuperiorCode is { } parent ? ids[parent] : null };
            ids[row.Code] = await db.InsertUnit(unit, ct);
            journal.Add(new UnitAdded(ids[row.Code], unit.Code, unit.Name, unit.ValidFrom, unit.ValidTo));
        }
        journal.Add(imported);
        return imported;
    }

    private static List<PreviewRow> Judge(IReadOnlyList<ImportedUnit> rows, IReadOnlyDictionary<string, KnownUnit> known)
    {
        var rules = new AddUnit.Validator();
        var (judged, seen) = (new List<PreviewRow>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var named = known.Values.Where(unit => unit.Name is not null).Select(unit => (unit.Name, unit.Code)).ToLookup(unit => SearchText.Fold(unit.Name!), unit => unit.Code);
        var above = new Dictionary<string, string>();
        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
        {
            var faults = rules.Validate(AsCommand(row)).Errors.Select(error => new RowFault(error.PropertyName, ListColumns.InColumns(ImportKind.Units, error.PropertyName, error.ErrorMessage))).ToList();
            if (!string.IsNullOrWhiteSpace(row.Code) && !seen.Add(row.Code)) faults.Add(new RowFault(nameof(row.Code), $"Mã “{row.Code}” bị lặp trong danh sách."));
            if (row.SuperiorCode is { } parent && !known.ContainsKey(parent) && rows.Take(i).All(before => !string.Equals(before.Code, parent, StringComparison.OrdinalIgnoreCase)))
                faults.Add(new RowFault(nameof(row.SuperiorCode), $"Không có đơn vị mang mã “{parent}” trên hệ thống hoặc ở dòng trước."));
            var there = row.Code is { } code && known.TryGetValue(code, out var unit) ? unit : null;
            List<string> remarks = there is not null && there.Name != row.Name ? [$"Mã này trên hệ thống là “{there.Name}”; tên không đổi theo danh sách."] : [];
            // One unit under two codes stands twice in every list that a unit is chosen from.
            var name = SearchText.Fold(row.Name ?? "");
            if (there is null && name.Length > 0)
            {
                if (named[name].ToList() is { Count: > 0 } codes) remarks.Add($"Đã có đơn vị cùng tên, mã {string.Join(", ", codes.Order(StringComparer.Ordinal))}; nếu là một đơn vị thì bỏ dòng này.");
                else if (above.TryGetValue(name, out var other)) remarks.Add($"Dòng trên có đơn vị cùng tên, mã {other}; nếu là một đơn vị thì bỏ một dòng.");
            }
            above.TryAdd(name, row.Code ?? "");
            judged.Add(new PreviewRow
            {
                Number = i + 1,
                Line = row.Line ?? i + 1,
                Outcome = faults.Count > 0 ? RowOutcome.Faulty : there is null ? RowOutcome.New : RowOutcome.Known,
                Said = $"{row.Code}: {row.Name}",
                Faults = faults,
                Remarks = remarks,
            });
        }
        return judged;
    }

    private static AddUnit AsCommand(ImportedUnit row) => new() { Code = row.Code, Name = row.Name, Kind = row.Kind, Level = row.Level, PlaceName = row.PlaceName, ValidFrom = row.ValidFrom, ValidTo = row.ValidTo };

    private async Task<IReadOnlyDictionary<string, KnownUnit>> Known(CancellationToken ct) => (await db.List<KnownUnit>(
        "SELECT u.Id, u.Code, n.Name FROM Units u" + UnitNaming.OnDay + "WHERE u.CouncilId = @CouncilId", new { On = clock.Today() }, ct)).ToDictionary(unit => unit.Code, StringComparer.OrdinalIgnoreCase);

    private sealed record KnownUnit
    {
        public required Guid Id { get; init; }
        public required string Code { get; init; }
        public string? Name { get; init; }
    }
}
