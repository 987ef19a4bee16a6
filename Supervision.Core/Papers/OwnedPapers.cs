using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>What an aggregate says of its paper before one was opened.</summary>
internal sealed record OwnedPaper(string Title, DateTimeOffset Now)
{
    public Guid? CampaignId { get; init; }
    public Guid? BodyId { get; init; }
    public Guid? AuthorUnitId { get; init; }
    public Guid? AddresseeUnitId { get; init; }
    public Guid? ReplacesId { get; init; }
}

/// <summary>Papers that an aggregate drafts and issues by commands of its own.</summary>
internal static class OwnedPapers
{
    /// <summary>Refuses to move a subject back, or away, whose paper was signed or numbered already.</summary>
    public static async Task DemandNotSigned(this Db db, PaperKind kind, Guid subjectId, CancellationToken ct)
    {
        if (await db.OpenPaper(kind, subjectId, ct) is { PreparedSha256: not null } or { Number: not null })
            throw RefusedException.Conflict("paper.being_signed", "Văn bản của hồ sơ này đã được ký hoặc vào số; hãy rút văn bản khỏi ký trước.");
    }

    /// <summary>The newest paper of a kind about a subject, issued or not; none before somebody opened one.</summary>
    public static async Task<OfficialPaper?> NewestPaper(this Db db, PaperKind kind, Guid subjectId, CancellationToken ct)
    {
        var id = await db.Value<Guid?>("""
            SELECT p.Id FROM OfficialPapers p
            WHERE p.CouncilId = @CouncilId AND p.Seq = (SELECT MAX(x.Seq) FROM OfficialPapers x WHERE x.Kind = @kind AND x.SubjectId = @subjectId AND x.CouncilId = @CouncilId AND x.Status <> 'Cancelled')
            """, new { kind, subjectId }, ct);
        return id is { } known ? await db.LoadPaper(known, ct) : null;
    }

    /// <summary>As the other; where there is none yet, the one that would be opened, which nobody keeps and has no id.</summary>
    public static async Task<OfficialPaper> PaperOf(this Db db, PaperKind kind, Guid subjectId, OwnedPaper fresh, CancellationToken ct) =>
        await db.NewestPaper(kind, subjectId, ct) ?? new OfficialPaper
        {
            Id = Guid.Empty,
            Kind = kind,
            SubjectId = subjectId,
            CampaignId = fresh.CampaignId,
            BodyId = fresh.BodyId,
            AuthorUnitId = fresh.AuthorUnitId,
            AddresseeUnitId = fresh.AddresseeUnitId,
            Status = PaperStatus.Draft,
            Force = PaperForce.None,
            Title = fresh.Title,
            Content = PaperContent.Empty.Write(),
            DocumentType = kind.Rule().DocumentType,
            DraftedBy = Guid.Empty,
            DraftedAt = fresh.Now,
            Version = 1,
        };
}
