using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Whether the minutes that a party signed with a program of its own may come in now, and as what: asked before the file is sent.</summary>
[Requires(Subject.Visit, Act.Confirm)]
public sealed record MinutesCopyTerms : IQuery<IntakeTerms>
{
    public required Guid VisitId { get; init; }
    public required MinutesParty Party { get; init; }

    /// <summary>The signer's post: "Chủ tịch Ủy ban nhân dân xã".</summary>
    public required string SignerTitle { get; init; }
}

/// <summary>
/// A party brings in the minutes that it signed with a token of its own: the file that was given out (<see cref="MinutesToSign"/>) and behind it, appended, exactly one signature more, which is
/// the actor's. Whoever signed a copy that another party has meanwhile signed over is told to take the new one.
/// </summary>
[Requires(Subject.Visit, Act.Confirm)]
public sealed record UploadSignedMinutes : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required MinutesParty Party { get; init; }

    /// <summary>The signer's post: "Chủ tịch Ủy ban nhân dân xã".</summary>
    public required string SignerTitle { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<UploadSignedMinutes>
    {
        public Validator()
        {
            RuleFor(c => c.Party).IsInEnum();
            RuleFor(c => c.SignerTitle).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Content).NotNull();
        }
    }
}

internal sealed class UploadSignedMinutesHandler(Db db, Actor actor, MinutesSigning signing, FileLimit limit, PaperFiles files, IPdfVerifier verifier, TimeProvider clock)
    : IRequestHandler<MinutesCopyTerms, IntakeTerms>, IRequestHandler<UploadSignedMinutes, Created>
{
    private const string Field = nameof(UploadSignedMinutes.Content);

    public async Task<IntakeTerms> Handle(MinutesCopyTerms query, CancellationToken ct)
    {
        await signing.Open(query.VisitId, query.Party, isSigning: false, ct);
        return new IntakeTerms { Kinds = [FileKind.Pdf], LimitInBytes = limit.InBytes, KeepsPhotoPlace = true };
    }

    public async Task<Created> Handle(UploadSignedMinutes command, CancellationToken ct)
    {
        var turn = await signing.Open(command.VisitId, command.Party, isSigning: true, ct);
        var content = command.Content;
        var file = await content.Read(ct);
        var given = await files.Read(turn.Paper.PreparedSha256!, ct);
        if (!file.AsSpan().StartsWith(given)) await DemandNotOlder(turn, file, ct);
        var found = verifier.Verify(file, given);
        SigningChecks.DemandAccepted(found, Field);
        var signature = One([.. found.Signatures.Skip(verifier.Verify(given).Signatures.Count)]);
        signing.DemandHolder(signature.SignerName, Field);
        var row = SignedUploads.Row(turn.Paper, signature, SignatureBy.Person, null, actor.PersonId, clock.GetUtcNow(), content.FileName, content.Sha256, content.Size);
        if (row.SignedOn < turn.EndedOn || row.SignedOn > clock.Today())
            throw RefusedException.Invalid("visit.signed_on", Field, $"Chữ ký số ghi ngày {VietnameseDate.Short(row.SignedOn)}; ngày ký phải từ ngày {VietnameseDate.Short(turn.EndedOn)} đến hôm nay. Hãy xem lại đồng hồ của máy đã ký.");
        await db.ClaimContent(content.Sha256, ct);
        await content.Keep(ct);
        (turn.Paper.PreparedSha256, turn.Paper.Size) = (content.Sha256, content.Size);
        return new Created(await signing.Keep(turn, command.SignerTitle, row, ct));
    }

    private static VerifiedSignature One(IReadOnlyList<VerifiedSignature> added) => added.Count switch
    {
        0 => throw RefusedException.Invalid("signature.none_new", Field, "Tệp không có chữ ký số nào mới so với bản đang ký."),
        1 => added[0],
        _ => throw RefusedException.Invalid("minutes.one_signature", Field, $"Tệp có {added.Count} chữ ký số mới; mỗi bên tải lên bản chỉ thêm chữ ký của mình."),
    };

    // It lies over what was prepared, but not over the signatures that were made since.
    private async Task DemandNotOlder(MinutesTurn turn, byte[] file, CancellationToken ct)
    {
        var preparation = await db.DemandPreparation(turn.Paper, ct);
        if (preparation.Sha256 == turn.Paper.PreparedSha256) return;
        var first = await files.Read(preparation.Sha256, ct);
        if (file.AsSpan().StartsWith(first))
            throw RefusedException.Conflict("minutes.signed_meanwhile", "Tệp không chứa nguyên vẹn những chữ ký đã có trên biên bản: từ khi tải về đã có bên khác ký. Hãy tải lại bản đang ký, ký vào bản đó rồi tải lên.", Field);
    }
}
