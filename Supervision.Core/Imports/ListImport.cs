using FluentValidation;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Imports;

/// <summary>What a file of a spreadsheet program is imported as.</summary>
public enum ImportKind
{
    [Label("Đơn vị")] Units,
    [Label("Căn cứ của cuộc giám sát")] LegalBases,
    [Label("Nội dung đang thực hiện của các năm trước")] Ledger,
}

/// <summary>What would become of a row.</summary>
public enum RowOutcome
{
    [Label("Thêm mới")] New,

    /// <summary>It is there already; nothing is changed.</summary>
    [Label("Đã có, bỏ qua")] Known,
    [Label("Còn lỗi")] Faulty,
}

/// <summary>What would happen, row by row, if the rows were imported now. Nothing was written.</summary>
public sealed record ImportPreview
{
    public required IReadOnlyList<PreviewRow> Rows { get; init; }

    /// <summary>The same file was imported before; null where it was not.</summary>
    public ImportedBefore? Before { get; init; }

    public int Count(RowOutcome outcome) => Rows.Count(row => row.Outcome == outcome);
}

/// <summary>One row.</summary>
public sealed record PreviewRow
{
    /// <summary>Counted from 1 among the rows that were sent.</summary>
    public required int Number { get; init; }

    /// <summary>As whoever made the list counts: the row of the sheet, the line of what was pasted.</summary>
    public required int Line { get; init; }
    public required RowOutcome Outcome { get; init; }

    /// <summary>The row in a few words.</summary>
    public required string Said { get; init; }
    public IReadOnlyList<RowFault> Faults { get; init; } = [];

    /// <summary>What a careful reader would look at; it refuses nothing.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>What is wrong with a row.</summary>
/// <param name="Field">By its name in the request.</param>
/// <param name="Message">The rule, in words.</param>
public sealed record RowFault(string Field, string Message);

/// <summary>An earlier import of the same file.</summary>
public sealed record ImportedBefore
{
    public required string FileName { get; init; }
    public required int Items { get; init; }
    public required string ImportedByName { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
}

/// <summary>A list that was imported from a file.</summary>
/// <param name="SubjectId">The import.</param>
/// <param name="Kind">What it was.</param>
/// <param name="FileName">Of the file.</param>
/// <param name="ContentHash">Of its content.</param>
/// <param name="Items">So many were added.</param>
/// <param name="Skipped">So many were there already.</param>
public sealed record ListImported(Guid SubjectId, ImportKind Kind, string FileName, string ContentHash, int Items, int Skipped) : IEvent;

internal static class ListImportRows
{
    /// <summary>The rule for the hash of a file's content.</summary>
    public static void IsContentHash<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(hash => hash is null || (hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower))).WithMessage("“{PropertyName}” là SHA-256 của tệp, 64 ký tự thập lục phân viết thường.");

    /// <summary>The earlier import of the same content into the same place, if there was one.</summary>
    public static async Task<ImportedBefore?> FindImport(this Db db, ImportKind kind, Guid targetId, string? contentHash, CancellationToken ct) => contentHash is null ? null : await db.Find<ImportedBefore>("""
        SELECT i.FileName, i.Items, p.Name AS ImportedByName, i.ImportedAt
        FROM ListImports i
        JOIN People p ON p.Id = i.ImportedBy
        WHERE i.Kind = @kind AND i.TargetId = @targetId AND i.ContentHash = @contentHash AND i.CouncilId = @CouncilId
        """, new { kind, targetId, contentHash }, ct);

    /// <summary>Refuses a file that was imported before.</summary>
    public static async Task DemandNotImported(this Db db, ImportKind kind, Guid targetId, string? contentHash, CancellationToken ct)
    {
        if (await db.FindImport(kind, targetId, contentHash, ct) is { } before)
            throw RefusedException.Conflict("import.repeated", $"Tệp này đã được {before.ImportedByName} nhập ngày {Documents.VietnameseDate.Short(DateOnly.FromDateTime(before.ImportedAt.Local()))}, dưới tên “{before.FileName}”.", "FileName");
    }

    /// <summary>Writes the import down, or refuses a file that was imported before.</summary>
    public static async Task RememberImport(this Db db, ListImported imported, Guid targetId, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        await db.DemandNotImported(imported.Kind, targetId, imported.ContentHash, ct);
        await db.Execute("""
            INSERT INTO ListImports (Id, CouncilId, Kind, TargetId, FileName, ContentHash, Items, ImportedBy, ImportedAt)
            VALUES (@SubjectId, @CouncilId, @Kind, @targetId, @FileName, @ContentHash, @Items, @PersonId, @now)
            """, new { imported.SubjectId, imported.Kind, targetId, imported.FileName, imported.ContentHash, imported.Items, actor.PersonId, now }, ct);
    }

    /// <summary>Refuses an import in which anything is wrong, with all of it.</summary>
    public static void DemandGood(IReadOnlyList<PreviewRow> rows)
    {
        var errors = rows.SelectMany(row => row.Faults.Select(fault => (Key: $"Rows[{row.Number - 1}].{fault.Field}", Message: $"Dòng {row.Line}: {fault.Message}")))
            .GroupBy(one => one.Key).ToDictionary(g => g.Key, g => g.Select(one => one.Message).ToArray());
        if (errors.Count > 0) throw RefusedException.Invalid(errors);
    }
}
