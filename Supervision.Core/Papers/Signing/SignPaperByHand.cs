using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>The approved paper was signed by hand. Its number follows by the next working day (Decree 30/2020/NĐ-CP, Art. 15).</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record SignPaperByHand : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required DateOnly SignedOn { get; init; }

    /// <summary>Who signed, where the paper does not say.</summary>
    public string? SignerName { get; init; }

    public sealed class Validator : AbstractValidator<SignPaperByHand>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.SignedOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.SignerName).MaximumLength(200);
        }
    }
}

internal sealed class SignPaperByHandHandler(Db db, Journal journal, Gate gate, Actor actor, PaperForms forms, SubjectSigning signing, TimeProvider clock) : IRequestHandler<SignPaperByHand, Changed>
{
    public async Task<Changed> Handle(SignPaperByHand command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Write, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        if (paper.Kind.Rule().IsIssuedBySubject) PaperAccess.DemandOwnLife(paper);
        await signing.Demand(paper, ct);
        if (paper.Status is PaperStatus.Signed) throw RefusedException.Conflict("paper.signed", "Văn bản đã được ký.");
        var moved = paper.Take(PaperStep.Sign);
        if (paper.PreparedSha256 is not null) throw RefusedException.Conflict("paper.being_signed", "Văn bản đang có bản để ký số; hãy rút khỏi ký trước khi ghi nhận ký tay.");
        HandSignedPapers.DemandDay(paper, command.SignedOn);
        paper.SignerName = command.SignerName ?? (await forms.Read(paper, ct)).SignerName
            ?? throw RefusedException.Invalid("paper.signer_missing", nameof(command.SignerName), "Văn bản chưa có tên người ký; hãy nhập tên người đã ký.");
        await db.Save(paper, ct);
        journal.Add(moved);
        journal.Add(await HandSignedPapers.Record(db, paper, paper.SignerName, command.SignedOn, actor.PersonId, clock.GetUtcNow(), ct));
        return new Changed(paper.Id, paper.Version + 1);
    }
}

/// <summary>Whether a scan of a paper that was signed by hand may come in now.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record HandSignedScanTerms(Guid PaperId) : IQuery<IntakeTerms>;

/// <summary>Attaches, once, the scan of a paper that was signed by hand.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record AttachHandSignedScan : ICommand<Created>
{
    public required Guid PaperId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<AttachHandSignedScan>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

/// <summary>The scan of a paper that was signed by hand.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Evidence)]
public sealed record HandSignedScan(Guid PaperId) : IQuery<KeptFile>;

internal sealed class HandSignedScanHandler(Db db, Journal journal, Gate gate, FileLimit limit, IFileStore files)
    : IRequestHandler<HandSignedScanTerms, IntakeTerms>, IRequestHandler<AttachHandSignedScan, Created>, IRequestHandler<HandSignedScan, KeptFile>
{
    public async Task<IntakeTerms> Handle(HandSignedScanTerms query, CancellationToken ct)
    {
        await Signature(query.PaperId, Act.Write, isScanned: false, ct);
        return new IntakeTerms { Kinds = FileTypes.Scans, LimitInBytes = limit.InBytes, KeepsPhotoPlace = false };
    }

    public async Task<Created> Handle(AttachHandSignedScan command, CancellationToken ct)
    {
        var signature = await Signature(command.PaperId, Act.Write, isScanned: false, ct);
        var file = command.Content;
        await db.ClaimContent(file.Sha256, ct);
        await file.Keep(ct);
        await db.Execute("UPDATE PaperSignatures SET FileName = @FileName, Sha256 = @Sha256, Size = @Size WHERE Id = @Id AND CouncilId = @CouncilId AND Sha256 IS NULL",
            new { signature.Id, file.FileName, file.Sha256, file.Size }, ct);
        journal.Add(new HandSignedScanAttached(command.PaperId, file.FileName, file.Sha256));
        return new Created(signature.Id);
    }

    public async Task<KeptFile> Handle(HandSignedScan query, CancellationToken ct)
    {
        var signature = await Signature(query.PaperId, Act.Read, isScanned: true, ct);
        return new KeptFile(signature.FileName!, "application/octet-stream", signature.Size!.Value, await files.Read(signature.Sha256!, ct));
    }

    private async Task<PaperSignature> Signature(Guid paperId, Act act, bool isScanned, CancellationToken ct)
    {
        await gate.OfficialPaper(paperId, act, ct);
        var signature = (await db.Signatures(paperId, ct)).LastOrDefault(row => row.Way is SignatureWay.Hand)
            ?? throw RefusedException.Conflict("paper.not_hand_signed", "Văn bản không được ghi nhận là ký tay.");
        if (isScanned && signature.Sha256 is null) throw RefusedException.NotFound("bản quét của văn bản đã ký");
        if (!isScanned && signature.Sha256 is not null) throw RefusedException.Conflict("paper.scanned", "Văn bản đã có bản quét.");
        return signature;
    }
}

/// <summary>That a paper's copy was signed by hand, said by whoever issues it.</summary>
internal sealed record HandSignature(DateOnly SignedOn)
{
    /// <summary>Null where the file that was signed goes out.</summary>
    /// <exception cref="RefusedException">Neither is there: nothing goes out with a number that nobody is known to have signed.</exception>
    public static HandSignature? Of(Guid? signedUploadId, bool? isHandSigned, DateOnly? signedOn) => (signedUploadId, isHandSigned, signedOn) switch
    {
        (not null, _, _) => null,
        (null, true, { } on) => new HandSignature(on),
        _ => throw NotSigned(nameof(IssuePaper.IsHandSigned)),
    };

    /// <summary>A paper is dated when it was signed, or after.</summary>
    public void DemandNotAfter(DateOnly issuedOn)
    {
        if (SignedOn > issuedOn) throw RefusedException.Invalid("paper.signed_on", nameof(IssuePaper.SignedOn), $"Ngày ký không được sau ngày ban hành {VietnameseDate.Short(issuedOn)}.");
    }

    public static RefusedException NotSigned(string field) =>
        RefusedException.Invalid("paper.not_signed", field, "Chưa ghi nhận văn bản đã được ký: hãy đánh dấu “Bản giấy đã được ký” và ghi ngày ký, hoặc tải lên bản đã ký, hoặc ký số.");
}

/// <summary>By when a paper that was signed by hand gets its number, as the law of the day has it.</summary>
internal static class HandSignedPapers
{
    // From, to, working days, what comes of being late (warn or refuse), article.
    private static readonly NumberingRule[] Rules =
    [
        .. EmbeddedTable.Read("numbering-rules.csv", 5).Select(row => new NumberingRule(
            DateOnly.ParseExact(row[0], "yyyy-MM-dd"), row[1].Length == 0 ? null : DateOnly.ParseExact(row[1], "yyyy-MM-dd"), int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture), row[3] == "refuse", row[4])),
    ];

    public sealed record NumberingRule(DateOnly From, DateOnly? To, int WorkingDays, bool Refuses, string Article);

    /// <summary>Refuses a day before the paper was drafted.</summary>
    public static void DemandDay(OfficialPaper paper, DateOnly signedOn)
    {
        var drafted = DateOnly.FromDateTime(paper.DraftedAt.Local());
        if (signedOn < drafted)
            throw RefusedException.Invalid("paper.signed_on", nameof(SignPaperByHand.SignedOn), $"Ngày ký không được trước ngày soạn thảo {VietnameseDate.Short(drafted)}.");
    }

    /// <summary>Keeps that the paper was signed by hand, on which day and by whom.</summary>
    public static async Task<PaperSigned> Record(Db db, OfficialPaper paper, string holder, DateOnly signedOn, Guid actorId, DateTimeOffset now, CancellationToken ct)
    {
        var signature = new PaperSignature
        {
            Id = Guid.CreateVersion7(),
            PaperId = paper.Id,
            Signer = SignatureBy.Person,
            Way = SignatureWay.Hand,
            HolderName = holder,
            SignedOn = signedOn,
            ActorId = actorId,
            AddedAt = now,
        };
        await db.Insert(signature, ct);
        return PaperSigned.Of(signature);
    }

    /// <summary>The last day for the number of a paper that was signed by hand, and the rule; null where none was, or no rule holds.</summary>
    public static async Task<(DateOnly By, NumberingRule Rule)?> NumberBy(Db db, Guid paperId, CancellationToken ct)
    {
        if ((await db.Signatures(paperId, ct)).LastOrDefault(row => row.Way is SignatureWay.Hand) is not { } signature) return null;
        if (Rules.FirstOrDefault(rule => rule.From <= signature.SignedOn && (rule.To is null || rule.To >= signature.SignedOn)) is not { } found) return null;
        return ((await db.Calendar(ct)).AddWorkingDays(signature.SignedOn, found.WorkingDays).On, found);
    }

    /// <summary>Refuses a date past the last day where the rule refuses; elsewhere the paper's page warns.</summary>
    public static async Task DemandNumberedInTime(Db db, OfficialPaper paper, DateOnly on, CancellationToken ct)
    {
        if (paper.Status is not PaperStatus.Signed || paper.PreparedSha256 is not null || await NumberBy(db, paper.Id, ct) is not var (by, rule)) return;
        PaperBlanks.DemandNotBeforeSigning(await db.Signatures(paper.Id, ct), on);
        if (rule.Refuses && on > by)
            throw RefusedException.Invalid("paper.numbered_late", nameof(IssuePaper.IssuedOn), $"Văn bản ký tay phải được vào số chậm nhất ngày {VietnameseDate.Short(by)} ({rule.Article}).");
    }
}

public sealed record HandSignedScanAttached(Guid SubjectId, string FileName, string Sha256) : IEvent;
