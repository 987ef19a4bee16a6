using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>A row that would be entered in the reference calendar.</summary>
public sealed record OutsideRow(OutsideCheckContent Content, string UnitName);

/// <summary>Rows for the reference calendar out of a table that was pasted: a unit by its code or its name, days as people write them; every cell that cannot be read is named with its row.</summary>
internal static class OutsideRowsTyped
{
    /// <summary>In this order they stand side by side.</summary>
    public static readonly IReadOnlyList<string> Columns = ["Đơn vị (mã hoặc tên)", "Cơ quan", "Nội dung", "Từ ngày", "Đến ngày", "Văn bản nguồn"];

    /// <exception cref="RefusedException">What cannot be read, all of it at once.</exception>
    public static IReadOnlyList<OutsideRow> Read(string? table, IReadOnlyList<UnitLine> units)
    {
        var pasted = PastedTable.Read(SearchText.Compose(table ?? ""));
        if (pasted.Count > 0 && SearchText.Fold(pasted[0].Cells[0]).StartsWith("don vi", StringComparison.Ordinal)) pasted = [.. pasted.Skip(1)];
        var byName = units.SelectMany(unit => new[] { (Key: SearchText.Fold(unit.Code), unit), (Key: SearchText.Fold(unit.Name), unit) }).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.First().unit);
        var errors = new Dictionary<string, string[]>();
        var rows = new List<OutsideRow>();
        foreach (var (line, cells) in pasted)
        {
            string Cell(int column) => column < cells.Count ? cells[column] : "";
            void Wrong(string field, string message) => errors[$"Rows[{line}].{field}"] = [$"Dòng {line}: {message}"];
            DateOnly Day(int column, string field)
            {
                if (TypedDay.Read(Cell(column)) is { } day) return day;
                Wrong(field, $"“{Cell(column)}” không phải một ngày có thật; ghi ngày/tháng/năm.");
                return default;
            }

            if (cells.Count != Columns.Count) Wrong("Columns", $"có {cells.Count} cột, cần đúng {Columns.Count} cột.");
            if (!byName.TryGetValue(SearchText.Fold(Cell(0)), out var unit)) Wrong(nameof(OutsideCheckContent.UnitId), $"không có đơn vị nào mang mã hoặc tên “{Cell(0)}”.");
            var (body, name) = BodyOf(Cell(1));
            if (Cell(1).Length == 0) Wrong(nameof(OutsideCheckContent.Body), "chưa có cơ quan.");
            if (Cell(2).Length == 0) Wrong(nameof(OutsideCheckContent.Topic), "chưa có nội dung.");
            var (from, to) = (Day(3, nameof(OutsideCheckContent.FromOn)), Day(4, nameof(OutsideCheckContent.ToOn)));
            if (from != default && to != default && to < from) Wrong(nameof(OutsideCheckContent.ToOn), "ngày kết thúc trước ngày bắt đầu.");
            if (Cell(5).Length == 0) Wrong(nameof(OutsideCheckContent.SourcePaper), "chưa có văn bản nguồn.");
            rows.Add(new OutsideRow(new OutsideCheckContent { UnitId = unit?.Id ?? Guid.Empty, Body = body, BodyName = name, Topic = Cell(2), FromOn = from, ToOn = to, SourcePaper = Cell(5) }, unit?.Name ?? ""));
        }
        return errors.Count > 0 ? throw RefusedException.Invalid(errors) : rows;
    }

    // "Thanh tra tỉnh" is an inspectorate by that name; what begins like none of them is another body.
    private static (OutsideBody Body, string? Name) BodyOf(string said)
    {
        var folded = SearchText.Fold(said);
        foreach (var body in Enum.GetValues<OutsideBody>().Where(body => body is not OutsideBody.Other))
        {
            var label = SearchText.Fold(body.Label());
            if (folded == label) return (body, null);
            if (folded.StartsWith(label, StringComparison.Ordinal) || (label.Split(' ') is [var first, var second, ..] && folded.StartsWith($"{first} {second}", StringComparison.Ordinal))) return (body, said);
        }
        return (OutsideBody.Other, said);
    }
}
