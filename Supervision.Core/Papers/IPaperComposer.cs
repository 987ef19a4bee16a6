using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;

namespace Supervision.Core.Papers;

/// <summary>Makes the documents of some kinds of papers from what stands in the database: one class a family of kinds, found by scanning.</summary>
public interface IPaperComposer
{
    IReadOnlyList<PaperKind> Kinds { get; }

    /// <summary>What a new draft starts with, so that nobody types what the system knows: text by section, and the abstract.</summary>
    Task<PaperStart> Start(PaperSource source, CancellationToken ct);

    /// <summary>The paper as blocks: its frame, what people wrote, and the figures of today, or of the day it was issued.</summary>
    Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct);
}

/// <summary>What a new paper is to be about.</summary>
public sealed record PaperSource(PaperKind Kind, Guid? SubjectId, Guid? CampaignId, Guid? AddresseeUnitId, DateOnly Today);

/// <summary>The beginning of a draft: its abstract, its parts, and what its subject says about campaign, body, units and the paper that it answers.</summary>
public sealed record PaperStart(string Title, PaperContent Content)
{
    public Guid? CampaignId { get; init; }
    public Guid? BodyId { get; init; }
    public Guid? AddresseeUnitId { get; init; }
    public Guid? AuthorUnitId { get; init; }
    public Guid? AnswersId { get; init; }
    public Guid? CorrectsId { get; init; }
}
