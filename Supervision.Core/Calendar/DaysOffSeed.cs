using Supervision.Core.Json;

namespace Supervision.Core.Calendar;

/// <summary>The days off of 2023-2027 that the product is shipped with, each with its source and status.</summary>
public static class DaysOffSeed
{
    private static readonly Lazy<IReadOnlyList<DayOff>> Rows = new(() => StrictJson.Embedded<File>("days-off.json").Checked("days-off.json"));

    public static IReadOnlyList<DayOff> Days => Rows.Value;

    /// <summary>Reads a table of days off of the same form as the shipped one.</summary>
    /// <exception cref="InvalidDataException">The text breaks the form, or a day stands twice or contradicts its weekday.</exception>
    public static IReadOnlyList<DayOff> Read(string fileName, string text) =>
        StrictJson.Read<File>(fileName, text, StrictJson.SnakeCase).Checked(fileName);

    private sealed record File(IReadOnlyList<Row> Days)
    {
        public IReadOnlyList<DayOff> Checked(string fileName)
        {
            DayOff[] days = [.. Days.Select(row => row.ToDayOff())];
            try
            {
                return new WorkCalendar(days).Days;
            }
            catch (ArgumentException e)
            {
                throw new InvalidDataException($"{fileName}: {e.Message}", e);
            }
        }
    }

    private sealed record Row(DateOnly Date, DayOffKind Kind, string Name, string Source, DayOffStatus Status)
    {
        public DayOff ToDayOff() => new() { Date = Date, Kind = Kind, Name = Name, SourcePaper = Source, Status = Status };
    }
}
