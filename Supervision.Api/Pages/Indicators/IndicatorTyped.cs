using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Api.Web;
using Supervision.Core.Indicators;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>An indicator as it is typed into a form: its changes and further statements a line each.</summary>
public sealed record IndicatorTyped
{
    public Guid? VisitId { get; init; }
    public Guid? UnitId { get; init; }
    public int Version { get; init; }

    /// <summary>What the typing error was, where one is mended.</summary>
    public string? Reason { get; init; }
    public StatedIndicator? Stated { get; init; }
    public IReadOnlyList<string>? OtherStatements { get; init; }
    public IReadOnlyList<string>? Changes { get; init; }

    /// <summary>As the commands take it; a line that cannot be read is said in the page's state, at its field.</summary>
    public StatedIndicator Read(ModelStateDictionary state, string form)
    {
        return (Stated ?? new StatedIndicator { Name = "", Kind = default }) with
        {
            OtherStatements = [.. Lines(nameof(OtherStatements), OtherStatements, 2).Select(cells => new OtherStatement(cells[0], cells.ElementAtOrDefault(1)))],
            Changes = [.. Lines(nameof(Changes), Changes, 4).Select(Change).OfType<StatedChange>()],
        };

        IEnumerable<string[]> Lines(string field, IReadOnlyList<string>? typed, int most)
        {
            foreach (var line in TypedLines.Of(typed))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                if (cells.Length <= most && cells[0].Length > 0) yield return cells;
                else Wrong(field, $"“{Echo.Of(line)}”: mỗi dòng có tối đa {most} phần, ngăn nhau bằng dấu |.");
            }
        }

        StatedChange? Change(string[] cells)
        {
            int? steps = cells.Length == 4 && int.TryParse(cells[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var climbed) ? climbed : null;
            if (cells.Length >= 3 && (cells.Length == 3 || steps is not null)) return new StatedChange { ComparedTo = cells[0], StatedAmount = cells[1], StatedUnit = cells[2], RankSteps = steps };
            Wrong(nameof(Changes), $"“{Echo.Of(string.Join(" | ", cells))}”: ghi đủ mốc so sánh | mức tăng, giảm | đơn vị của mức; có thể thêm | số bậc.");
            return null;
        }

        void Wrong(string field, string message) => state.AddModelError($"{form}.{field}", message);
    }
}
