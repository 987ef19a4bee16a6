namespace Supervision.Api.Pages;

/// <summary>A field for a day, the one way that pages ask for one.</summary>
/// <param name="Value">What stands in it: the day as it is written here, or what was typed.</param>
public sealed record DayInput(string Id, string Name, string? Value)
{
    public string? Css { get; init; }

    /// <summary>The id of what explains it.</summary>
    public string? Described { get; init; }
    public bool IsInvalid { get; init; }
}
