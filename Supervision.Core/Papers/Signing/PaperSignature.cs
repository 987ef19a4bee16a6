using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>Who a signature is of.</summary>
public enum SignatureBy
{
    [Label("người ký")] Person,
    [Label("cơ quan, tổ chức")] Agency,
}

/// <summary>How a signature came onto a paper.</summary>
public enum SignatureWay
{
    [Label("ký số trong hệ thống")] Here,
    [Label("ký số bằng phần mềm khác, tải lên")] Elsewhere,
    [Label("ký tay trên bản giấy")] Hand,
}

/// <summary>One signature of a paper, as it was when it was made or came in.</summary>
internal sealed record PaperSignature
{
    public required Guid Id { get; init; }
    public required Guid PaperId { get; init; }
    public required SignatureBy Signer { get; init; }
    public required SignatureWay Way { get; init; }
    public required string HolderName { get; init; }
    public string? CertificateIssuer { get; init; }
    public string? SerialNumber { get; init; }
    public required DateOnly SignedOn { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public Guid? AuthorityId { get; init; }

    /// <summary>Who signed here, or brought the signature in.</summary>
    public required Guid ActorId { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public string? FileName { get; init; }

    /// <summary>The file with this signature; the scan of what was signed by hand.</summary>
    public string? Sha256 { get; init; }
    public long? Size { get; init; }
}

internal static class PaperSignatureRows
{
    /// <summary>Those that stand, in the order they were made.</summary>
    public static Task<IReadOnlyList<PaperSignature>> Signatures(this Db db, Guid paperId, CancellationToken ct) => db.List<PaperSignature>("""
        SELECT Id, PaperId, Signer, Way, HolderName, CertificateIssuer, SerialNumber, SignedOn, SignedAt, AuthorityId, ActorId, AddedAt, FileName, Sha256, Size
        FROM PaperSignatures
        WHERE PaperId = @paperId AND CouncilId = @CouncilId AND WithdrawnAt IS NULL
        ORDER BY Seq
        """, new { paperId }, ct);

    public static Task Insert(this Db db, PaperSignature signature, CancellationToken ct) => db.Execute("""
        INSERT INTO PaperSignatures (Id, CouncilId, PaperId, Signer, Way, HolderName, CertificateIssuer, SerialNumber, SignedOn, SignedAt, AuthorityId, ActorId, AddedAt, FileName, Sha256, Size)
        VALUES (@Id, @CouncilId, @PaperId, @Signer, @Way, @HolderName, @CertificateIssuer, @SerialNumber, @SignedOn, @SignedAt, @AuthorityId, @SignatureActorId, @AddedAt, @FileName, @Sha256, @Size)
        """, new
    {
        signature.Id,
        signature.PaperId,
        signature.Signer,
        signature.Way,
        signature.HolderName,
        signature.CertificateIssuer,
        signature.SerialNumber,
        signature.SignedOn,
        signature.SignedAt,
        signature.AuthorityId,
        SignatureActorId = signature.ActorId,
        signature.AddedAt,
        signature.FileName,
        signature.Sha256,
        signature.Size,
    }, ct);
}

/// <summary>A signature stands on a paper: whose, by what certificate, when.</summary>
public sealed record PaperSigned(
    Guid SubjectId, SignatureBy Signer, SignatureWay Way, string HolderName, string? CertificateIssuer, string? SerialNumber, DateOnly SignedOn, DateTimeOffset? SignedAt, Guid? AuthorityId,
    string? FileName, string? Sha256) : IEvent
{
    /// <summary>Somebody said that the paper copy was signed.</summary>
    public bool? IsHandSigned => Way is SignatureWay.Hand ? true : null;

    internal static PaperSigned Of(PaperSignature signature) => new(
        signature.PaperId, signature.Signer, signature.Way, signature.HolderName, signature.CertificateIssuer, signature.SerialNumber, signature.SignedOn, signature.SignedAt,
        signature.AuthorityId, signature.FileName, signature.Sha256);
}
