using Supervision.Core.Documents;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>A paper in a list of several, so that one is told from another: what it is, its number or what it says, and what it is about where its own title does not say that.</summary>
internal static class PaperNames
{
    public static string Of(PaperKind kind, int? number, string? symbol, string title, string? about)
    {
        var name = number is { } known ? $"{kind.Label()} số {DocumentNumber.Digits(known)}/{symbol}" : kind.Label();
        if (!string.Equals(title, kind.Label(), StringComparison.OrdinalIgnoreCase)) name += $": {title}";
        return about is null || title.Contains(about, StringComparison.OrdinalIgnoreCase) ? name : $"{name} (về {about})";
    }
}
