using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Dispatches.Exchange;

/// <summary>
/// Takes in a status file that a receiver sent over the exchange axis: signed by the receiver, about a package of this paper. From "received" on the receiver has the paper; a refusal is
/// shown to the clerk, who may pack it anew. The file is kept as it came.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
[ForArchived("That something arrived is said by whoever received it, whenever that is.")]
public sealed record RecordExchangeAnswer : ICommand<Changed>
{
    public required Guid PaperId { get; init; }

    /// <summary>The file; in JSON in Base64.</summary>
    public required byte[] Content { get; init; }

    public sealed class Validator : AbstractValidator<RecordExchangeAnswer>
    {
        public Validator() => RuleFor(c => c.Content).NotNull().Must(file => file is { Length: > 0 and <= ExchangeStatusFile.Largest })
            .WithMessage($"“{{PropertyName}}” là tệp XML tối đa {ExchangeStatusFile.Largest / 1024} KB, không rỗng.");
    }
}

internal sealed class RecordExchangeAnswerHandler(Db db, Journal journal, Gate gate, IXmlSigner signer, IFileStore store, TimeProvider clock) : IRequestHandler<RecordExchangeAnswer, Changed>
{
    public async Task<Changed> Handle(RecordExchangeAnswer command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        await db.HoldPaper(command.PaperId, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        var file = ExchangeStatusFile.Read(command.Content);
        var signed = signer.Verify(command.Content, ExchangeStatusFile.Largest);
        if (!signed.IsAccepted) throw SigningChecks.Refused(signed.Faults, ExchangeStatusFile.Field);
        var sent = await Answered(paper, file, ct);
        DemandReceiver(sent, file, signed);
        var on = DateOnly.FromDateTime(file.At.Local());
        EventDate.Demand(ExchangeStatusFile.Field, on, clock.Today(), [new PastEvent("ngày gửi", sent.SentOn)]);

        var answerId = Guid.CreateVersion7();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(command.Content));
        await db.Execute("""
            INSERT INTO ExchangeAnswers (Id, CouncilId, DispatchId, Answer, AnsweredAt, Note, Staff, SignerName, CertificateIssuer, SerialNumber, Sha256, Size, RecordedBy, RecordedAt)
            VALUES (@answerId, @CouncilId, @DispatchId, @Answer, @At, @Note, @Staff, @HolderName, @Issuer, @SerialNumber, @sha256, @Size, @ActorId, @Now)
            """, new
        {
            answerId,
            sent.DispatchId,
            file.Answer,
            file.At,
            file.Note,
            file.Staff,
            signed.HolderName,
            signed.Issuer,
            signed.SerialNumber,
            sha256,
            Size = (long)command.Content.Length,
            Now = clock.GetUtcNow(),
        }, ct);
        await db.ClaimContent(sha256, ct);
        await store.Keep(command.Content, ct);
        journal.Add(new ExchangeAnswerRecorded(paper.Id, sent.DispatchId, file.Answer, file.At, file.Note, signed.HolderName!, sha256));
        return await Follow(paper, sent, file, on, ct);
    }

    private async Task<Changed> Follow(OfficialPaper paper, Row sent, ExchangeStatusFile file, DateOnly on, CancellationToken ct)
    {
        if (file.Answer.IsReceipt() && sent.Status is (DispatchStatus.Sent or DispatchStatus.Waiting or DispatchStatus.Failed))
            return await db.Acknowledge(journal, paper, [sent.DispatchId], null, on, file.Staff is { Length: > 0 and <= 200 } staff ? staff : sent.Receiver[..Math.Min(sent.Receiver.Length, 200)], ct);
        if (file.Answer is ExchangeAnswer.Refused && sent.Status is (DispatchStatus.Sent or DispatchStatus.Waiting))
        {
            var error = $"Nơi nhận từ chối tiếp nhận: {file.Note ?? "không nêu lý do"}";
            await db.Execute("UPDATE PaperDispatches SET Status = 'Failed', DueAt = NULL, Error = @error, Version = Version + 1 WHERE Id = @DispatchId AND CouncilId = @CouncilId",
                new { sent.DispatchId, error = error[..Math.Min(error.Length, 1000)] }, ct);
            journal.Add(new DispatchEnded(paper.Id, sent.DispatchId, DispatchStatus.Failed, error));
        }
        return new Changed(paper.Id, paper.Version);
    }

    private async Task<Row> Answered(OfficialPaper paper, ExchangeStatusFile file, CancellationToken ct)
    {
        var sent = await db.Find<Row>("""
            SELECT d.Id AS DispatchId, d.Receiver, d.Status, d.SentOn, e.ReceiverCode
            FROM ExchangePackages e
            JOIN PaperDispatches d ON d.Id = e.DispatchId
            WHERE e.Id = @DocumentId AND e.CouncilId = @CouncilId AND d.PaperId = @PaperId
            """, new { file.DocumentId, PaperId = paper.Id }, ct);
        if (sent is null || (file.Reference is { Length: > 0 } reference && paper.Reference is { } own && !own.Equals(reference, StringComparison.OrdinalIgnoreCase))) throw ExchangeStatusFile.OtherPaper();
        return sent;
    }

    // Any certificate under a trusted root signs a file that is whole; only the receiver's says anything about this paper.
    private static void DemandReceiver(Row sent, ExchangeStatusFile file, XmlVerification signed)
    {
        if (file.SenderCode != sent.ReceiverCode)
            throw RefusedException.Invalid("exchange.other_agency", ExchangeStatusFile.Field, $"Tệp trạng thái do cơ quan có mã “{file.SenderCode}” gửi, còn gói này gửi cho cơ quan có mã “{sent.ReceiverCode}”.");
        if (signed.HolderName is not { } holder || !PaperSigners.Same(sent.Receiver, holder))
            throw RefusedException.Invalid("exchange.other_agency", ExchangeStatusFile.Field, $"Tệp trạng thái do “{signed.HolderName}” ký, còn gói này gửi cho “{sent.Receiver}”. Nếu nơi nhận xác nhận bằng cách khác, hãy ghi nhận bằng tay.");
    }

    private sealed record Row
    {
        public required Guid DispatchId { get; init; }
        public required string Receiver { get; init; }
        public required DispatchStatus Status { get; init; }
        public required DateOnly SentOn { get; init; }
        public required string ReceiverCode { get; init; }
    }
}

public sealed record ExchangeAnswerRecorded(Guid SubjectId, Guid DispatchId, ExchangeAnswer Answer, DateTimeOffset At, string? Note, string SignerName, string Sha256) : IEvent;
