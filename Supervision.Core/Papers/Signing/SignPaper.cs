using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Signing;

/// <summary>The signer signs the prepared file here, with a certificate of their own. It is kept only if the signature is one that anybody would accept.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record SignPaper : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required SigningSecret Secret { get; init; }

    /// <summary>The signature as a PNG with a transparent ground, blue; without it the signature is not seen (Decree 30/2020/NĐ-CP, Annex I, cell 7c).</summary>
    public byte[]? Picture { get; init; }

    public sealed class Validator : AbstractValidator<SignPaper>
    {
        public Validator()
        {
            RuleFor(c => c.Secret).NotNull().SetValidator(new SigningSecret.Rules());
            RuleFor(c => c.Picture).SigningPicture();
        }
    }

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => $"{nameof(SignPaper)} {PaperId}";
}

internal sealed class SignPaperHandler(
    Db db, Journal journal, Gate gate, Actor actor, PaperSigners signers, SubjectSigning signing, ISigningKeys keys, IPdfSigner signer, IPdfVerifier verifier, PaperFiles files, TimeProvider clock)
    : IRequestHandler<SignPaper, Changed>
{
    public async Task<Changed> Handle(SignPaper command, CancellationToken ct)
    {
        var access = await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        if (paper.Status is PaperStatus.Signed) throw RefusedException.Conflict("paper.signed", "Văn bản đã được ký.");
        await signing.DemandReady(paper, ct);
        var moved = paper.Take(PaperStep.Sign);
        var preparation = await db.DemandPreparation(paper, ct);
        await signers.Demand(paper, preparation, access, ct);

        var before = await files.Read(paper.PreparedSha256!, ct);
        using var key = command.Secret.Open(keys);
        PaperSigners.DemandHolder(paper, key.HolderName, "certificate");
        var signed = signer.Sign(before, key, new SignRequest(SignerRole.Signer)
        {
            Picture = command.Picture is { } png ? new PagePicture(png, preparation.Place) : null,
            Reason = "Ký ban hành",
        });
        SigningChecks.DemandAccepted(verifier.Verify(signed, before), "certificate");
        await files.Renew(paper, signed, ct);
        await db.Save(paper, ct);
        var signature = new PaperSignature
        {
            Id = Guid.CreateVersion7(),
            PaperId = paper.Id,
            Signer = SignatureBy.Person,
            Way = SignatureWay.Here,
            HolderName = key.HolderName,
            CertificateIssuer = key.Certificate.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, forIssuer: true),
            SerialNumber = key.Certificate.SerialNumber,
            SignedOn = clock.Today(),
            SignedAt = clock.GetUtcNow(),
            AuthorityId = preparation.AuthorityId,
            ActorId = actor.PersonId,
            AddedAt = clock.GetUtcNow(),
            Sha256 = paper.PreparedSha256,
            Size = paper.Size,
        };
        await db.Insert(signature, ct);
        journal.Add(moved);
        journal.Add(PaperSigned.Of(signature));
        return new Changed(paper.Id, paper.Version + 1);
    }
}
