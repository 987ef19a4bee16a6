using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>Units that are written down in one field, a unit a line: its code or exactly its name; what belongs to one follows after a semicolon.</summary>
internal static class TypedUnits
{
    /// <param name="ask">The directory.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="absent">What is to be done about a unit that is not in the directory.</param>
    /// <param name="wrong">Takes what is wrong with a line.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<IReadOnlyList<(UnitLine Unit, string? Note)>> Read(Asking ask, string? text, string absent, Action<string> wrong, CancellationToken ct)
    {
        var named = new List<(UnitLine, string?)>();
        var lines = TypedLines.Of(text is null ? [] : [text]);
        if (lines.Length == 0) return named;
        var units = await ask.All(Subject.Directory, after => new UnitList { Ended = true, After = after, Take = 200 }, ct);
        foreach (var line in lines)
        {
            var (said, note) = line.IndexOf(';', StringComparison.Ordinal) is > 0 and var at ? (line[..at].Trim(), line[(at + 1)..].Trim()) : (line, "");
            var key = SearchText.Fold(said);
            var meant = units.Where(unit => SearchText.Fold(unit.Code) == key).DefaultIfEmpty().First() is { } byCode ? [byCode] : units.Where(unit => SearchText.Fold(unit.Name) == key).ToList();
            if (meant.Count == 1) named.Add((meant[0], note.Length == 0 ? null : note));
            else
                wrong(meant.Count == 0
                    ? $"Không có đơn vị nào mang mã hoặc tên “{said}”; {absent}."
                    : $"Có {meant.Count} đơn vị cùng tên “{said}”; hãy ghi mã: {string.Join(", ", meant.Select(unit => unit.Code))}.");
        }
        return named;
    }
}
