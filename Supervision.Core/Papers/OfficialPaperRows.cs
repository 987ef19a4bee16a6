using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>How papers are kept in their table.</summary>
internal static class OfficialPaperRows
{
    private const string Columns = """
        Id, Kind, SubjectId, CampaignId, ReferenceCaseId, BodyId, AuthorUnitId, AddresseeUnitId, Status, Force, Title, Content, Recipients, AuthorityLines, SignerName, SignerPost, DocumentType,
        Number, Symbol, IssuedOn, CheckCode, PreparedSha256, Sha256, Size, Pages, FrozenAt, ReplacesId, CorrectsId, AnswersId, DraftedBy, DraftedAt, SubmittedBy, ApprovedBy, CancelReason,
        RecallReason, RecallReference, RecalledOn, Version,
        (SELECT c.Kind FROM OfficialPapers c WHERE c.Id = OfficialPapers.CorrectsId AND c.CouncilId = @CouncilId) AS CorrectedKind
        """;

    /// <summary>The paper, for whoever has passed the gate.</summary>
    public static async Task<OfficialPaper> LoadPaper(this Db db, Guid id, CancellationToken ct) => await db.Find<OfficialPaper>(
        "SELECT " + Columns + " FROM OfficialPapers WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct) ?? throw RefusedException.NotFound("văn bản");

    /// <summary>The paper of a kind that is being made of a subject; none before somebody opened it, or after it was issued or cancelled.</summary>
    public static Task<OfficialPaper?> OpenPaper(this Db db, PaperKind kind, Guid subjectId, CancellationToken ct) => db.Find<OfficialPaper>(
        "SELECT " + Columns + " FROM OfficialPapers WHERE Kind = @kind AND SubjectId = @subjectId AND CouncilId = @CouncilId AND Status IN ('Draft', 'Submitted', 'Approved', 'Signed')",
        new { kind, subjectId }, ct);

    public static Task Insert(this Db db, OfficialPaper paper, CancellationToken ct) => db.Execute("""
        INSERT INTO OfficialPapers (Id, CouncilId, Kind, SubjectId, CampaignId, ReferenceCaseId, BodyId, AuthorUnitId, AddresseeUnitId, Status, Force, Title, Content, Recipients, AuthorityLines,
            SignerName, SignerPost, DocumentType, Number, Symbol, IssuedOn, CheckCode, PreparedSha256, Sha256, Size, Pages, FrozenAt, ReplacesId, CorrectsId, AnswersId, DraftedBy, DraftedAt,
            SubmittedBy, ApprovedBy, Version)
        VALUES (@Id, @CouncilId, @Kind, @SubjectId, @CampaignId, @ReferenceCaseId, @BodyId, @AuthorUnitId, @AddresseeUnitId, @Status, @Force, @Title, @Content, @Recipients, @AuthorityLines,
            @SignerName, @SignerPost, @DocumentType, @Number, @Symbol, @IssuedOn, @CheckCode, @PreparedSha256, @Sha256, @Size, @Pages, @FrozenAt, @ReplacesId, @CorrectsId, @AnswersId, @DraftedBy, @DraftedAt,
            @SubmittedBy, @ApprovedBy, 1)
        """, paper, ct);

    public static Task Save(this Db db, OfficialPaper paper, CancellationToken ct) => db.Update("""
        UPDATE OfficialPapers
        SET Status = @Status, Force = @Force, Title = @Title, Content = @Content, Recipients = @Recipients, AuthorityLines = @AuthorityLines, SignerName = @SignerName, SignerPost = @SignerPost,
            DocumentType = @DocumentType, Number = @Number, Symbol = @Symbol, IssuedOn = @IssuedOn, CheckCode = @CheckCode, PreparedSha256 = @PreparedSha256, Sha256 = @Sha256, Size = @Size,
            Pages = @Pages, FrozenAt = @FrozenAt, DraftedBy = @DraftedBy, SubmittedBy = @SubmittedBy, ApprovedBy = @ApprovedBy, CancelReason = @CancelReason, RecallReason = @RecallReason,
            RecallReference = @RecallReference, RecalledOn = @RecalledOn, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, paper, ct);
}
