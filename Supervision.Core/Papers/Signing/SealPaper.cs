using System.Security.Cryptography.X509Certificates;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>
/// The records clerk writes number and date into the signed file, seals it with the agency's certificate and issues it: all of it or nothing. The number is taken in the same
/// transaction, so that one which did not come onto a file was never taken.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record SealPaper : ICommand<Changed>, IVersioned
{
    /// <summary>Of the seal as it is printed, which is its real size (36 mm for an agency's seal).</summary>
    internal static readonly double Diameter = PagePlace.Millimetres(36);

    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>As the province's document system gave it; none where the council's own register gives it, or where the paper has its number already.</summary>
    public int? Number { get; init; }

    /// <summary>The date of the paper; none where it has one already.</summary>
    public DateOnly? IssuedOn { get; init; }
    public required SigningSecret Secret { get; init; }

    /// <summary>The red seal as a PNG with a transparent ground; without it the seal is not seen.</summary>
    public byte[]? Picture { get; init; }

    public sealed class Validator : AbstractValidator<SealPaper>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Number).InclusiveBetween(1, 99_999);
            RuleFor(c => c.IssuedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Secret).NotNull().SetValidator(new SigningSecret.Rules());
            RuleFor(c => c.Picture).SigningPicture();
        }
    }

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => $"{nameof(SealPaper)} {PaperId}";
}

internal sealed class SealPaperHandler(
    Db db, Journal journal, Gate gate, Actor actor, PaperSigners signers, PaperRegister register, SubjectSigning signing, ISigningKeys keys, IPdfSigner signer, IPdfVerifier verifier,
    PaperFiles files, TimeProvider clock)
    : IRequestHandler<SealPaper, Changed>
{
    public async Task<Changed> Handle(SealPaper command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        await signing.Demand(paper, ct);
        if (paper.Status is not PaperStatus.Signed)
            throw RefusedException.Step("paper.step", $"Văn bản đang ở trạng thái “{paper.Status.Label()}” nên chưa đóng dấu được: người ký ký trước.", paper.Allowed.Select(step => step.ToString()));
        var preparation = await db.DemandPreparation(paper, ct);
        var signatures = await db.Signatures(paper.Id, ct);
        if (signatures.Any(s => s.Signer is SignatureBy.Agency)) throw RefusedException.Conflict("paper.sealed", "Văn bản đã có dấu số của cơ quan; hãy ban hành.");

        using var key = command.Secret.Open(keys);
        await signers.DemandAgency(paper, key.HolderName, "certificate", ct);
        var signed = await files.Read(paper.PreparedSha256!, ct);
        var numbered = await Number(paper, preparation, signatures, command, signed, ct);
        var done = signer.Sign(numbered, key, new SignRequest(SignerRole.Agency)
        {
            Picture = command.Picture is { } png ? new PagePicture(png, PagePlace.Seal(preparation.Place, SealPaper.Diameter)) : null,
            Reason = "Dấu của cơ quan, tổ chức",
        });
        SigningChecks.DemandAccepted(verifier.Verify(done, signed), "certificate");
        await files.Renew(paper, done, ct);
        var signature = new PaperSignature
        {
            Id = Guid.CreateVersion7(),
            PaperId = paper.Id,
            Signer = SignatureBy.Agency,
            Way = SignatureWay.Here,
            HolderName = key.HolderName,
            CertificateIssuer = key.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            SerialNumber = key.Certificate.SerialNumber,
            SignedOn = clock.Today(),
            SignedAt = clock.GetUtcNow(),
            ActorId = actor.PersonId,
            AddedAt = clock.GetUtcNow(),
            Sha256 = paper.PreparedSha256,
            Size = paper.Size,
        };
        await db.Insert(signature, ct);
        journal.Add(PaperSigned.Of(signature));
        return new Changed(paper.Id, paper.Version + await signing.Issue(paper, ct));
    }

    private async Task<byte[]> Number(OfficialPaper paper, PaperPreparation preparation, IReadOnlyList<PaperSignature> signatures, SealPaper command, byte[] signed, CancellationToken ct)
    {
        var isNew = paper.Number is null;
        var on = command.IssuedOn ?? paper.IssuedOn ?? throw RefusedException.Invalid("paper.issued_on", nameof(command.IssuedOn), "Hãy nhập ngày ban hành.");
        PaperDates.Demand(paper, on);
        PaperBlanks.DemandDate(preparation, signatures, on);
        await register.Number(paper, command.Number, paper.Symbol!, on, nameof(command.Number), ct);
        if (!isNew) return signed;
        journal.Add(new PaperNumbered(paper.Id, paper.Number!.Value, paper.Symbol!, on));
        return PaperBlanks.Fill(signer, signed, paper);
    }
}
