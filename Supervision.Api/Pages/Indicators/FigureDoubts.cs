using Supervision.Core.Indicators;

namespace Supervision.Api.Pages;

/// <summary>Figures that do not fit and go into a paper as they stand, said before it is signed or passed on.</summary>
/// <param name="Sentences">What does not fit, one sentence each.</param>
/// <param name="Advice">What is done about it, and before what: "sửa hoặc ghi rõ trong văn bản trước khi trình".</param>
/// <param name="Path">Where they are read together.</param>
public sealed record FigureDoubts(IReadOnlyList<string> Sentences, string Advice, string Path)
{
    /// <summary>What whoever approves a report or a conclusion does about them.</summary>
    public const string BeforeApproval = "trả lại để sửa hoặc ghi rõ trong văn bản trước khi duyệt";

    private const int Most = 10;

    /// <summary>Those that are named.</summary>
    public IEnumerable<string> Named => Sentences.Take(Most);

    /// <summary>How many more there are.</summary>
    public int Others => Math.Max(0, Sentences.Count - Most);

    /// <summary>What a check doubts of its figures; null where there is nothing, or the check is not for the reader.</summary>
    public static FigureDoubts? Of(CheckAnswer? check, Guid campaign, string advice) =>
        check?.Flags.Where(flag => flag.DoubtsFigures).SelectMany(flag => flag.Sentences).Distinct().ToList() is { Count: > 0 } sentences ? new(sentences, advice, $"/cuoc-giam-sat/{campaign}#canh-bao") : null;
}
