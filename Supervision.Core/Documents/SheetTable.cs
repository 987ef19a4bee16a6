using System.Globalization;
using MediatR;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Documents;

/// <summary>One column of a list as a table.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Cell">The cell of a row.</param>
public sealed record SheetColumn<T>(string Header, CellKind Kind, Func<T, string> Cell);

/// <summary>Makes a table of a list: all its rows, by the very query of the page, so that nobody gets more than they see there.</summary>
public static class SheetTable
{
    /// <summary>A list with more rows is to be filtered first; a spreadsheet of this size still opens on an old computer.</summary>
    public const int Most = 10_000;

    public static SheetColumn<T> Text<T>(string header, Func<T, string?> cell) => new(header, CellKind.Text, row => cell(row) ?? "");

    public static SheetColumn<T> Number<T>(string header, Func<T, long?> cell) => new(header, CellKind.Number, row => cell(row)?.ToString(CultureInfo.InvariantCulture) ?? "");

    public static SheetColumn<T> Number<T>(string header, Func<T, decimal?> cell) => new(header, CellKind.Number, row => cell(row)?.ToString(CultureInfo.InvariantCulture) ?? "");

    public static SheetColumn<T> Day<T>(string header, Func<T, DateOnly?> cell) => new(header, CellKind.Day, row => cell(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    public static Sheet Of<T>(string name, IReadOnlyList<string> lines, IReadOnlyList<SheetColumn<T>> columns, IEnumerable<T> rows) =>
        new(name, lines, [.. columns.Select(column => column.Header)], [.. rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => column.Cell(row))])])
        {
            Kinds = [.. columns.Select(column => column.Kind)],
        };

    /// <summary>A list as a table named as the list is, with the day it was taken above it: all its rows, in the list's order.</summary>
    /// <param name="mediator">Sends the list's query.</param>
    /// <param name="today">The day it is taken.</param>
    /// <param name="name">What the list is called.</param>
    /// <param name="columns">What is told of each row.</param>
    /// <param name="query">The list's query that goes on where the page before ended.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="RefusedException">There are more than <see cref="Most"/>.</exception>
    public static async Task<Sheet> Listed<T>(IMediator mediator, DateOnly today, string name, IReadOnlyList<SheetColumn<T>> columns, Func<string?, IQuery<Page<T>>> query, CancellationToken ct) =>
        Dated(name, today, columns, await All(mediator, query, ct));

    /// <summary>Rows under the name of their list and the day they were taken.</summary>
    public static Sheet Dated<T>(string name, DateOnly today, IReadOnlyList<SheetColumn<T>> columns, IEnumerable<T> rows) => Of(name, [$"{name} đến {VietnameseDate.Long(today)}"], columns, rows);

    /// <summary>All rows of a list.</summary>
    /// <param name="mediator">Sends the list's query.</param>
    /// <param name="query">The query that goes on where the page before ended.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="RefusedException">There are more than <see cref="Most"/>.</exception>
    public static Task<IReadOnlyList<T>> All<T>(IMediator mediator, Func<string?, IQuery<Page<T>>> query, CancellationToken ct) => All(after => mediator.Send(query(after), ct));

    /// <summary>As above, of whatever gives one page after another.</summary>
    public static async Task<IReadOnlyList<T>> All<T>(Func<string?, Task<Page<T>>> read)
    {
        var rows = new List<T>();
        string? after = null;
        do
        {
            var page = await read(after);
            rows.AddRange(page.Items);
            after = page.Next;
            if (rows.Count > Most || (rows.Count == Most && after is not null)) throw TooMany();
        }
        while (after is not null);
        return rows;
    }

    /// <summary>Rows that were not read page by page, if a table holds so many.</summary>
    /// <exception cref="RefusedException">There are more than <see cref="Most"/>.</exception>
    public static IReadOnlyList<T> Bounded<T>(IReadOnlyList<T> rows) => rows.Count <= Most ? rows : throw TooMany();

    private static RefusedException TooMany() => RefusedException.Conflict("sheet.too_many", $"Danh sách có hơn {VietnameseNumber.Decimal(Most)} dòng; hãy lọc bớt rồi tải lại.");
}
