using Supervision.Core.Text;

namespace Supervision.Api.Web;

/// <summary>A list that a form asks for in one field, an element a line.</summary>
internal static class TypedLines
{
    /// <param name="typed">What was bound: the whole text of the field as one element; null where nothing was typed.</param>
    public static string[] Of(IReadOnlyList<string>? typed) =>
        [.. (typed ?? []).Where(text => text is not null).SelectMany(text => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(SearchText.Compose)];
}
