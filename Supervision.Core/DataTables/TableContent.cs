using System.Text.Json;
using System.Text.Json.Serialization;
using Supervision.Core.Json;
using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>What a unit gave: the cells that it fills in, and its own lines. What is calculated is not kept.</summary>
public sealed record TableContent
{
    public IReadOnlyList<GivenCell> Cells { get; init; } = [];
    public IReadOnlyList<FreeRow> FreeRows { get; init; } = [];

    /// <summary>Nothing was filled in.</summary>
    internal bool IsEmpty => Cells.Count == 0 && FreeRows.Count == 0;

    /// <summary>The figures by line and column.</summary>
    internal IReadOnlyDictionary<(string Row, string Column), decimal> Figures => Cells.Where(cell => cell.Number is not null).ToDictionary(cell => (cell.RowKey, cell.ColumnKey), cell => cell.Number!.Value);
}

/// <summary>One cell as it was given.</summary>
public sealed record GivenCell
{
    public required string RowKey { get; init; }
    public required string ColumnKey { get; init; }

    /// <summary>What could be read as a figure.</summary>
    public decimal? Number { get; init; }

    /// <summary>Words; where a figure was asked, what was written in its place.</summary>
    public string? Text { get; init; }
}

/// <summary>A line that the unit added.</summary>
public sealed record FreeRow
{
    public required string Text { get; init; }
    public string? MeasureUnit { get; init; }
    public IReadOnlyList<FreeCell> Cells { get; init; } = [];
}

public sealed record FreeCell
{
    public required string ColumnKey { get; init; }
    public decimal? Number { get; init; }
    public string? Text { get; init; }
}

/// <summary>How grave it is.</summary>
public enum ProblemGravity
{
    /// <summary>The table is not received before it is mended.</summary>
    [Label("Phải sửa")] Error,

    /// <summary>The table is received; somebody should look.</summary>
    [Label("Cần xem lại")] Remark,
}

/// <summary>What is wrong at one cell.</summary>
public sealed record CellProblem
{
    /// <summary>"D12"; none where no file was sent.</summary>
    public string? Address { get; init; }
    public required ProblemGravity Gravity { get; init; }
    public required string Code { get; init; }
    public string? RowKey { get; init; }
    public string? ColumnKey { get; init; }

    /// <summary>The line and the column in words: "I. Tổng số; Năm 2025".</summary>
    public required string Place { get; init; }
    public required string Message { get; init; }

    /// <summary>"Ô D12 (I. Tổng số; Năm 2025): …".</summary>
    public string Said => Address is { } address ? $"Ô {address} ({Place}): {Message}" : $"{Place}: {Message}";
}

/// <summary>How designs and what units gave are kept: whole, as they were.</summary>
internal static class TableJson
{
    // Nobody but us writes them: looking for members that are given twice would take half of the time that a sum takes.
    private static readonly JsonSerializerOptions Kept = new(StrictJson.Named) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true, AllowDuplicateProperties = true };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Kept);

    public static T Read<T>(string text) => StrictJson.Read<T>(typeof(T).Name, text, Kept);
}
