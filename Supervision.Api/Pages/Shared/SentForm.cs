using Supervision.Api.Web;

namespace Supervision.Api.Pages;

/// <summary>Of several forms on a page that stream their files: the one that was sent and refused, with what was typed and what is wrong.</summary>
public record SentForm
{
    /// <summary>The form that was sent and refused.</summary>
    public string? Sent { get; init; }

    /// <summary>What was typed into it; never the password.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong, by the name of the field; under an empty name what is about no field.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public string? Error(string form, string field) => Sent == form ? Errors.GetValueOrDefault(field) : null;

    /// <summary>A field for a file; forms of a page may call theirs alike, and only that of the form that was sent can have lost one.</summary>
    public FileField File(string form, string field) => new(Sent == form ? field : "", $"{form}-{field}");

    public string? Value(string form, string field) => Sent == form ? Typed.GetValueOrDefault(field) : null;
}
