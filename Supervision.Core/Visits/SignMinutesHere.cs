using System.Security.Cryptography.X509Certificates;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Councils;
using Supervision.Core.Documents.Types;
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
    Db db, Journal journal, Gate gate, Actor actor, ISigningKeys keys, IPdfSigner signer, IPdfVerifier verifier, PaperFiles files, IFileStore store, TimeProvider clock)
    : IRequestHandler<SignMinutesHere, Created>, IRequestHandler<MinutesToSign, KeptFile>
{
    public async Task<Created> Handle(SignMinutesHere command, CancellationToken ct)
    {
        var access = await gate.Visit(command.VisitId, Subject.Visit, Act.Confirm, ct);
        // The row's lock lets one party sign after the other, each over the file that the last one left.
        await db.Execute("UPDATE Visits SET ItemCount = ItemCount WHERE Id = @VisitId AND CouncilId = @CouncilId", new { command.VisitId }, ct);
        var minutes = await db.ReadMinutes(command.VisitId, clock.Today(), ct);
        if (minutes.Head.Status is not VisitStatus.AwaitingSignature)
            throw RefusedException.Conflict("visit.not_to_sign", $"Buổi làm việc đang ở trạng thái “{minutes.Head.Status.Label()}” nên không ký biên bản.");
        var paper = await Prepared(command.VisitId, ct);
        DemandParty(access, command.Party);
        var unitId = command.Party is MinutesParty.UnitRepresentative ? actor.UnitId : null;
        var place = Minutes.Parties(minutes).ToList().FindIndex(party => party.Party == command.Party && party.UnitId == unitId);
        if (place < 0)
            throw RefusedException.Invalid("visit.party", nameof(command.Party), $"Theo cấu hình của Hội đồng nhân dân, biên bản không có chữ ký của “{command.Party.Label()}”.");
        if (minutes.Signatures.Any(signature => signature.Party == command.Party && signature.UnitId == unitId))
            throw RefusedException.Conflict("visit.party_signed", $"“{command.Party.Label()}” đã ký hoặc đã từ chối ký biên bản.", nameof(command.Party));

        using var key = command.Secret.Open(keys);
        var name = actor.Identity.Name;
        if (MinutesSigners.Of(paper, command.Party) is { } printed && !PaperSigners.Same(printed, name))
            throw RefusedException.Forbidden($"Trên biên bản, người ký của “{command.Party.Label()}” là “{printed}”.", "paper.signer");
        if (key.HolderName is not { } holder || !PaperSigners.Same(name, holder))
            throw RefusedException.Invalid("certificate.other_signer", "certificate", $"Chứng thư số là của “{key.HolderName ?? "không rõ"}”, còn người ký là “{name}”.");
        var preparation = await db.DemandPreparation(paper, ct);
        var before = await files.Read(paper.PreparedSha256!, ct);
        var signed = signer.Sign(before, key, new SignRequest(SignerRole.Signer)
        {
            Picture = command.Picture is { } png ? new PagePicture(png, preparation.Places[place]) : null,
            Reason = $"Ký biên bản: {command.Party.Label()}",
        });
        SigningChecks.DemandAccepted(verifier.Verify(signed, before), "certificate");
        var moved = paper.Take(PaperStep.Sign);
        await files.Renew(paper, signed, ct);
        await db.Save(paper, ct);
        journal.Add(moved);
        var id = await Record(command, paper, unitId, key, ct);
        return new Created(id);
    }

    public async Task<KeptFile> Handle(MinutesToSign query, CancellationToken ct)
    {
        await gate.Visit(query.VisitId, Subject.Visit, Act.Read, ct);
        if (actor.UnitId is not null) VisitSight.DemandPaperForUnit((await db.ReadMinutes(query.VisitId, clock.Today(), ct)).Head);
        var paper = await db.NewestPaper(PaperKind.Minutes, query.VisitId, ct);
        if ((paper?.Sha256 ?? paper?.PreparedSha256) is not { } sha256) throw NotPrepared();
        return new KeptFile("bien-ban.pdf", Documents.RenderedPaper.PdfContentType, paper!.Size!.Value, await store.Read(sha256, ct));
    }

    private async Task<OfficialPaper> Prepared(Guid visitId, CancellationToken ct) =>
        await db.OpenPaper(PaperKind.Minutes, visitId, ct) is { PreparedSha256: not null } paper ? paper : throw NotPrepared();

    private static RefusedException NotPrepared() => RefusedException.Conflict("minutes.not_prepared", "Biên bản chưa có bản để ký số: thư ký chuẩn bị bản ký từ biên bản của buổi làm việc đã kết thúc.");

    // The minute taker and the head by their part in the delegation, the unit by its head.
    private static void DemandParty(CampaignAccess access, MinutesParty party)
    {
        var may = party switch
        {
            MinutesParty.Secretary => Role.Secretary,
            MinutesParty.Head => Role.DelegationHead,
            _ => Role.UnitHead,
        };
        if (!access.Roles.Contains(may)) throw RefusedException.Forbidden($"Chữ ký của “{party.Label()}” trên biên bản do {may.Label()} của buổi làm việc này ký.", "minutes.party");
    }

    private async Task<Guid> Record(SignMinutesHere command, OfficialPaper paper, Guid? unitId, SigningKey key, CancellationToken ct)
    {
        var signature = new PaperSignature
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
        };
        await db.Insert(signature, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO MinutesSignatures (Id, CouncilId, VisitId, Party, UnitId, SignerName, SignerTitle, SignedOn)
            VALUES (@id, @CouncilId, @VisitId, @Party, @unitId, @SignerName, @SignerTitle, @SignedOn)
            """, new { id, command.VisitId, command.Party, unitId, SignerName = actor.Identity.Name, command.SignerTitle, signature.SignedOn }, ct);
        journal.Add(PaperSigned.Of(signature));
        journal.Add(new MinutesSigned(command.VisitId, command.Party, unitId, command.SignerTitle, signature.SignedOn, null));
        return id;
    }
}
