using Supervision.Api.Web;

namespace Supervision.Api.Pages;

/// <summary>One field of the form that founds delegations, with what is wrong with it.</summary>
public sealed record FoundingField(string Name, string Label, string? Value, IReadOnlyList<string> Errors)
{
    public bool IsDay { get; init; }
    public string? Hint { get; init; }

    /// <summary>What may be chosen; typed where there is nothing to choose from.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public string Id => $"found-{Name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal)}";
}
