using System.Security.Cryptography.X509Certificates;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Councils;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>
/// A party signs the minutes with a certificate of its own: the minute taker, the head of the delegation, the head of the unit, each over what the others signed. The file was prepared
/// before (<see cref="PreparePaperForSigning"/>); from then on the minutes take nothing more. A party that refuses is recorded by <see cref="SignMinutes"/>, as on paper.
/// </summary>
[Requires(Subject.Visit, Act.Confirm)]
public sealed record SignMinutesHere : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required MinutesParty Party { get; init; }

    /// <summary>The signer's post: "Chủ tịch Ủy ban nhân dân xã".</summary>
    public required string SignerTitle { get; init; }
    public required SigningSecret Secret { get; init; }

    /// <summary>The signature as a PNG with a transparent ground; without it the signature is not seen.</summary>
    public byte[]? Picture { get; init; }

    public sealed class Validator : AbstractValidator<SignMinutesHere>
    {
        public Validator()
        {
            RuleFor(c => c.Party).IsInEnum();
            RuleFor(c => c.SignerTitle).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Secret).NotNull().SetValidator(new SigningSecret.Rules());
            RuleFor(c => c.Picture).SigningPicture();
        }
    }

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => $"{nameof(SignMinutesHere)} {VisitId}";
}

/// <summary>The minutes as they are being signed, with the signatures so far: for whoever is to sign them. The unit reads them as it reads the minutes.</summary>
[Sensitive(SensitiveKind.Draft)]
[Requires(Subject.Visit, Act.Read)]
public sealed record MinutesToSign(Guid VisitId) : IQuery<KeptFile>;

internal sealed class SignMinutesHereHandler(
    Db db, Gate gate, Actor actor, MinutesSigning signing, ISigningKeys keys, IPdfSigner signer, IPdfVerifier verifier, PaperFiles files, IFileStore store, TimeProvider clock)
    : IRequestHandler<SignMinutesHere, Created>, IRequestHandler<MinutesToSign, KeptFile>
{
    public async Task<Created> Handle(SignMinutesHere command, CancellationToken ct)
    {
        var turn = await signing.Open(command.VisitId, command.Party, isSigning: true, ct);
        var paper = turn.Paper;
        using var key = command.Secret.Open(keys);
        signing.DemandHolder(key.HolderName, "certificate");
        var preparation = await db.DemandPreparation(paper, ct);
        var before = await files.Read(paper.PreparedSha256!, ct);
        var signed = signer.Sign(before, key, new SignRequest(SignerRole.Signer)
        {
            Picture = command.Picture is { } png ? new PagePicture(png, preparation.Places[turn.Place]) : null,
            Reason = $"Ký biên bản: {command.Party.Label()}",
        });
        SigningChecks.DemandAccepted(verifier.Verify(signed, before), "certificate");
        await files.Renew(paper, signed, ct);
        return new Created(await signing.Keep(turn, command.SignerTitle, new PaperSignature
        {
            Id = Guid.CreateVersion7(),
            PaperId = paper.Id,
            Signer = SignatureBy.Person,
            Way = SignatureWay.Here,
            HolderName = key.HolderName!,
            CertificateIssuer = key.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            SerialNumber = key.Certificate.SerialNumber,
            SignedOn = clock.Today(),
            SignedAt = clock.GetUtcNow(),
            ActorId = actor.PersonId,
            AddedAt = clock.GetUtcNow(),
            Sha256 = paper.PreparedSha256,
            Size = paper.Size,
        }, ct));
    }

    public async Task<KeptFile> Handle(MinutesToSign query, CancellationToken ct)
    {
        await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        if (actor.UnitId is not null) VisitSight.DemandPaperForUnit((await db.ReadMinutes(query.VisitId, clock.Today(), ct)).Head);
        var paper = await db.NewestPaper(PaperKind.Minutes, query.VisitId, ct);
        if ((paper?.Sha256 ?? paper?.PreparedSha256) is not { } sha256) throw MinutesSigning.NotPrepared();
        return new KeptFile("bien-ban.pdf", Documents.RenderedPaper.PdfContentType, paper!.Size!.Value, await store.Read(sha256, ct));
    }
}
