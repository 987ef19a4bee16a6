using Microsoft.AspNetCore.Mvc.ModelBinding;
using Supervision.Api.Web;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>One field of a form that is laid out by its page, with what was typed and what is wrong with it.</summary>
/// <param name="Name">Its full name, as it is sent.</param>
public sealed record PlainField(string Name, string Label)
{
    public string? Value { get; init; }
    public IReadOnlyList<string> Errors { get; init; } = [];
    public bool IsDay { get; init; }

    /// <summary>So many lines to write in; none for one line.</summary>
    public int? Lines { get; init; }
    public string? Hint { get; init; }

    /// <summary>What may be chosen; typed where there is nothing to choose from.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public string Id => Name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    /// <summary>The field as it was sent, or as it is proposed where nothing was.</summary>
    public static PlainField Of(ModelStateDictionary state, string name, string? proposed = null, string? label = null)
    {
        var entry = state[name];
        var known = Glossary.LabelOf(name[(name.LastIndexOf('.') + 1)..]);
        return new PlainField(name, label ?? known)
        {
            Value = entry is null ? proposed : entry.AttemptedValue,
            Errors = entry is null ? [] : [.. entry.Errors.Select(error => Named(error.ErrorMessage)).Distinct()],
        };

        // By the name that the page gives the field, without what stands beside it in brackets.
        string Named(string message) => label?.Split(" (")[0] is not { } given ? message : message == GlossaryNames.Nameless ? GlossaryNames.Blank(given) : message.Replace($"“{known}”", $"“{given}”", StringComparison.Ordinal);
    }
}
