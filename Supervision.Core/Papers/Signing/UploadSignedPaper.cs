using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>Whether a signed file of a paper may come in now, and as what: asked before it is sent.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record SignedPaperTerms(Guid PaperId) : IQuery<IntakeTerms>;

/// <summary>
/// Takes in a paper that was signed by a program of the signer's or the agency's own. What was prepared here must lie under the signature byte for byte. Where the province's document
/// system makes the signed file, it may be another file: its text is compared with the draft, and a person confirms it by <see cref="ConfirmSignedPaper"/>.
/// </summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record UploadSignedPaper : ICommand<Created>
{
    public required Guid PaperId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<UploadSignedPaper>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

internal sealed class UploadSignedPaperHandler(
    Db db, Journal journal, Gate gate, Actor actor, FileLimit limit, PaperSigners signers, PaperFiles files, IPdfVerifier verifier, SignedUploads uploads, TimeProvider clock)
    : IRequestHandler<SignedPaperTerms, IntakeTerms>, IRequestHandler<UploadSignedPaper, Created>
{
    private const string Field = nameof(UploadSignedPaper.Content);

    public async Task<IntakeTerms> Handle(SignedPaperTerms query, CancellationToken ct)
    {
        await Open(query.PaperId, ct);
        return new IntakeTerms { Kinds = [FileKind.Pdf], LimitInBytes = limit.InBytes, KeepsPhotoPlace = true };
    }

    public async Task<Created> Handle(UploadSignedPaper command, CancellationToken ct)
    {
        var paper = await Open(command.PaperId, ct);
        var file = await command.Content.Read(ct);
        var given = paper.PreparedSha256 is { } prepared ? await files.Read(prepared, ct) : null;
        var found = verifier.Verify(file, given);
        if (given is not null && found.Issued is not IssuedState.OtherBytes) return await TakeOwn(paper, command.Content, found, verifier.Verify(given), ct);

        if (paper.AuthorUnitId is not null || await Source(ct) is NumberSource.Internal)
            throw given is not null ? SigningChecks.Refused([.. found.AllFaults], Field)
                : RefusedException.Conflict("paper.not_prepared", "Chưa có bản để ký: hãy chuẩn bị bản ký từ văn bản đã duyệt, tải về, ký rồi tải lên.", Field);
        // Only whoever numbers may bring in another file; to all others it is the file that is wrong, not their role.
        if (given is not null && !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Number))
            throw found.AllFaults.Any(fault => fault.Code is SignatureCodes.Changed or SignatureCodes.ContentChanged)
                ? RefusedException.Invalid(SignatureCodes.Changed, Field, "Tệp đã bị thay đổi sau khi ký, không còn đúng bản đã chuẩn bị của văn bản này. Hãy tải lại bản đã chuẩn bị, ký rồi tải lên nguyên tệp đã ký.")
                : RefusedException.Invalid(SignatureCodes.NotIssued, Field, "Tệp không phải bản đã chuẩn bị của văn bản này. Hãy tải bản đã chuẩn bị ở trang này, ký rồi tải lên nguyên tệp đã ký.");
        await gate.OfficialPaper(paper.Id, Act.Number, ct);
        if (await Rows(paper.Id, ct) > 0) throw SigningChecks.Refused([.. found.AllFaults], Field);
        return new Created(await uploads.Take(paper, command.Content, file, found, ct));
    }

    private async Task<OfficialPaper> Open(Guid paperId, CancellationToken ct)
    {
        await gate.OfficialPaper(paperId, Act.Write, ct);
        var paper = await db.LoadPaper(paperId, ct);
        if (paper.AuthorUnitId != actor.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn, ký.", "paper.author");
        if (paper.Kind.Rule().OwnedBy is not null) await uploads.DemandSubject(paper, ct);
        else if (paper.Status is not (PaperStatus.Approved or PaperStatus.Signed))
            throw RefusedException.Step("paper.step", $"Văn bản đang ở trạng thái “{paper.Status.Label()}” nên không nhận bản đã ký.", paper.Allowed.Select(step => step.ToString()));
        return paper;
    }

    private async Task<Created> TakeOwn(OfficialPaper paper, ReceivedFile content, PdfVerification found, PdfVerification before, CancellationToken ct)
    {
        SigningChecks.DemandAccepted(found, Field);
        var added = found.Signatures.Skip(before.Signatures.Count).ToList();
        if (added.Count == 0) throw RefusedException.Invalid("signature.none_new", Field, "Tệp không có chữ ký số nào mới so với bản đã giao để ký.");
        if (found.Boxes.Count != before.Boxes.Count || found.Boxes.Any(box => before.Boxes.GetValueOrDefault(box.Key) != box.Value))
            throw RefusedException.Invalid("paper.number_elsewhere", Field, "Số, ngày trong tệp không phải do phần mềm này ghi; văn thư ghi số, ngày ở đây rồi mới đóng dấu.");
        var preparation = await db.DemandPreparation(paper, ct);
        var stand = (await db.Signatures(paper.Id, ct)).ToList();
        await db.ClaimContent(content.Sha256, ct);
        await content.Keep(ct);
        (paper.PreparedSha256, paper.Size) = (content.Sha256, content.Size);
        foreach (var signature in added)
        {
            var row = await Row(paper, preparation, signature, stand, content, ct);
            stand.Add(row);
            await db.Insert(row, ct);
            journal.Add(PaperSigned.Of(row));
        }
        if (paper.Status is PaperStatus.Approved) journal.Add(paper.Take(PaperStep.Sign));
        await db.Save(paper, ct);
        return new Created(stand[^1].Id);
    }

    // First the person, then the agency once the paper has its number.
    private async Task<PaperSignature> Row(OfficialPaper paper, PaperPreparation preparation, VerifiedSignature signature, List<PaperSignature> before, ReceivedFile content, CancellationToken ct)
    {
        var on = SigningChecks.Day(signature.ClaimedAt ?? clock.GetUtcNow());
        var isPerson = before.All(row => row.Signer is not SignatureBy.Person);
        if (isPerson)
        {
            PaperSigners.DemandHolder(paper, signature.SignerName, Field);
            if (preparation.AuthorityId is { } authority) (await db.LoadAuthority(authority, ct)).DemandCovers(paper, on);
        }
        else
        {
            await signers.DemandAgency(paper, signature.SignerName, Field, ct);
            if (before.Any(row => row.Signer is SignatureBy.Agency)) throw RefusedException.Conflict("paper.sealed", "Văn bản đã có dấu số của cơ quan.", Field);
            if (paper.Number is null) throw RefusedException.Conflict("paper.not_numbered", "Văn thư ghi số, ngày vào bản đã ký trước, rồi cơ quan mới đóng dấu số.", Field);
        }
        return SignedUploads.Row(paper, signature, isPerson ? SignatureBy.Person : SignatureBy.Agency, isPerson ? preparation.AuthorityId : null, actor.PersonId, clock.GetUtcNow(), content.FileName, content.Sha256, content.Size);
    }

    private async Task<NumberSource> Source(CancellationToken ct) => Enum.Parse<NumberSource>((await db.Value<string>("SELECT NumberSource FROM Councils WHERE Id = @CouncilId", null, ct))!);

    private Task<long> Rows(Guid paperId, CancellationToken ct) => db.Value<long>("SELECT COUNT(*) FROM PaperSignatures WHERE PaperId = @paperId AND CouncilId = @CouncilId AND WithdrawnAt IS NULL", new { paperId }, ct);
}
