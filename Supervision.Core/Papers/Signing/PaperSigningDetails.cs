using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>How far a paper has come in being signed: its signatures as they are judged now, the file that waits, whose right is used.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record PaperSigningDetails(Guid PaperId) : IQuery<PaperSigningView>;

public sealed record PaperSigningView
{
    public required SigningOrder SigningOrder { get; init; }

    /// <summary>A file was prepared and is being signed, or was.</summary>
    public required bool IsPrepared { get; init; }

    /// <summary>It was approved, here or by its subject, and nothing was prepared yet.</summary>
    public required bool MayPrepare { get; init; }

    /// <summary>What stands around the text of a paper that its subject writes, until somebody says otherwise; none for others.</summary>
    public ProposedSigning? Proposed { get; init; }

    /// <summary>Number and date are still to be filled in.</summary>
    public required bool HasBlanks { get; init; }
    public DateTimeOffset? PreparedAt { get; init; }
    public required IReadOnlyList<PaperSignatureView> Signatures { get; init; }

    /// <summary>Under which somebody signs for another.</summary>
    public UsedAuthority? Authority { get; init; }

    /// <summary>Under which this paper could be signed today.</summary>
    public required IReadOnlyList<UsedAuthority> Authorities { get; init; }

    /// <summary>A signed file of another system that waits to be confirmed.</summary>
    public SignedUploadView? Waiting { get; init; }

    /// <summary>The last day for the number of a paper that was signed by hand, and where that stands.</summary>
    public DateOnly? NumberBy { get; init; }
    public string? NumberByArticle { get; init; }

    /// <summary>The day this was read.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>Who signs a paper and to whom it goes, by the council's template of the day.</summary>
public sealed record ProposedSigning(IReadOnlyList<string> AuthorityLines, string? SignerName, string? SignerPost, IReadOnlyList<string> Recipients, DateOnly? FiguresAsOf, bool NeedsFigures);

/// <summary>One signature of a paper.</summary>
public sealed record PaperSignatureView
{
    public required SignatureBy Signer { get; init; }
    public required SignatureWay Way { get; init; }
    public required string HolderName { get; init; }
    public string? CertificateIssuer { get; init; }
    public string? SerialNumber { get; init; }
    public required DateOnly SignedOn { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public required bool HasScan { get; init; }

    /// <summary>As judged now; null for one by hand.</summary>
    public bool? IsValid { get; init; }

    /// <summary>Why it is not valid, or what should be known beside.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}

/// <summary>Whose right to sign is used, by whom, how long.</summary>
public sealed record UsedAuthority
{
    public required Guid Id { get; init; }
    public required AuthorityForm Form { get; init; }
    public required string GrantorName { get; init; }
    public required string GrantorPost { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string PersonPost { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }
    public required string Reference { get; init; }

    internal static UsedAuthority Of(SigningAuthority authority) => new()
    {
        Id = authority.Id,
        Form = authority.Form,
        GrantorName = authority.GrantorName,
        GrantorPost = authority.GrantorPost,
        PersonId = authority.PersonId,
        PersonName = authority.PersonName,
        PersonPost = authority.PersonPost,
        ValidFrom = authority.ValidFrom,
        ValidTo = authority.ValidTo,
        Reference = authority.Reference,
    };
}

public sealed record SignedUploadView
{
    public required string FileName { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required bool IsSame { get; init; }
    public required UploadReport Report { get; init; }

    internal static SignedUploadView Of(SignedUpload waiting) =>
        new() { FileName = waiting.FileName, Number = waiting.Number, Symbol = waiting.Symbol, IssuedOn = waiting.IssuedOn, IsSame = waiting.IsSame, Report = waiting.Read() };
}

internal sealed class PaperSigningDetailsHandler(Db db, Gate gate, Actor actor, SubjectSigning signing, PaperForms forms, JudgedSignatures signatures, TimeProvider clock) : IRequestHandler<PaperSigningDetails, PaperSigningView>
{
    public async Task<PaperSigningView> Handle(PaperSigningDetails query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Read, ct);
        var paper = await db.LoadPaper(query.PaperId, ct);
        var isOurs = paper.AuthorUnitId == actor.UnitId;
        var preparation = await db.Preparation(paper, ct);
        var mayPrepare = isOurs && paper is { PreparedSha256: null, Status: PaperStatus.Draft or PaperStatus.Approved } && await signing.IsReady(paper, ct);
        var by = isOurs && paper.Number is null ? await HandSignedPapers.NumberBy(db, paper.Id, ct) : null;
        return new PaperSigningView
        {
            SigningOrder = (await db.SigningPolicy(ct)).SigningOrder,
            IsPrepared = paper.PreparedSha256 is not null,
            MayPrepare = mayPrepare,
            Proposed = mayPrepare && paper.Kind.Rule() is { OwnedBy: not null, IsSignedByParties: false } ? await Proposed(paper, ct) : null,
            HasBlanks = preparation is { HasBlanks: true } && paper.Number is null,
            PreparedAt = isOurs ? preparation?.PreparedAt : null,
            Signatures = await signatures.Of(paper, ct),
            Authority = preparation?.AuthorityId is { } used ? UsedAuthority.Of(await db.LoadAuthority(used, ct)) : null,
            Authorities = mayPrepare ? await Authorities(paper, ct) : [],
            Waiting = isOurs && await SignedUploads.Waiting(db, paper.Id, ct) is { } waiting
                ? SignedUploadView.Of(waiting)
                : null,
            NumberBy = by?.By,
            NumberByArticle = by?.Rule.Article,
            Today = clock.Today(),
        };
    }

    private async Task<ProposedSigning> Proposed(OfficialPaper paper, CancellationToken ct)
    {
        var form = await forms.Read(paper, ct);
        var isConclusion = paper.Kind.Rule().OwnedBy == "Conclusion";
        return new ProposedSigning(
            form.AuthorityLines, form.SignerName ?? (actor.Identity.Roles.Contains(Role.UnitHead) ? actor.Identity.Name : null), form.SignerPost, form.Recipients,
            isConclusion ? (await db.LoadConclusion(paper.SubjectId!.Value, ct)).FiguresAsOf : null, isConclusion);
    }

    private async Task<IReadOnlyList<UsedAuthority>> Authorities(OfficialPaper paper, CancellationToken ct)
    {
        var today = clock.Today();
        var all = await db.List<SigningAuthority>("SELECT " + SigningAuthorityRows.Columns + """

            WHERE a.CouncilId = @CouncilId AND a.ValidFrom <= @today AND a.ValidTo >= @today AND (a.RevokedOn IS NULL OR a.RevokedOn > @today)
            ORDER BY a.Seq
            """, new { today }, ct);
        return [.. all.Where(a => (a.Kinds is null || a.KindList.Contains(paper.Kind)) && (a.BodyId is null || a.BodyId == paper.BodyId)).Select(UsedAuthority.Of)];
    }
}
