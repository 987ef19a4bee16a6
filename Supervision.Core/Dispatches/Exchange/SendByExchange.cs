using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Dispatches.Exchange;

/// <summary>
/// Makes an edXML package of an issued paper for one receiver, signs it with the agency's certificate and keeps it. Where the office has a hand-over folder it is put there right after; in
/// any case it can be downloaded.
/// </summary>
[Requires(Subject.Paper, Act.Number)]
public sealed partial record SendByExchange : ICommand<Changed>, IVersioned
{
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }

    /// <summary>A unit of the directory; its name and its address are then known.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Who it is, where it is no unit of the directory.</summary>
    public string? Receiver { get; init; }

    /// <summary>The agency's own code and the receiver's, as the axis knows them: "H51.1".</summary>
    public required string SenderCode { get; init; }
    public required string ReceiverCode { get; init; }
    public required DateOnly SentOn { get; init; }

    /// <summary>By when an answer is asked for.</summary>
    public DateOnly? DueOn { get; init; }
    public required SigningSecret Secret { get; init; }

    public sealed class Validator : AbstractValidator<SendByExchange>
    {
        private const string Form = "“{PropertyName}” gồm các nhóm chữ in hoa A-Z, chữ số ngăn bằng dấu chấm, tối đa 35 ký tự, ví dụ: H51.1.";

        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.Receiver).NotEmpty().When(c => c.UnitId is null).MaximumLength(300);
            RuleFor(c => c.SenderCode).NotEmpty().MaximumLength(35).WithMessage(Form).Matches(AgencyCode()).WithMessage(Form);
            RuleFor(c => c.ReceiverCode).NotEmpty().MaximumLength(35).WithMessage(Form).Matches(AgencyCode()).WithMessage(Form);
            RuleFor(c => c.SentOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.DueOn).GreaterThanOrEqualTo(c => c.SentOn);
            RuleFor(c => c.Secret).NotNull().SetValidator(new SigningSecret.Rules());
        }
    }

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => $"{nameof(SendByExchange)} {PaperId}";

    // Decision 20/2020/QĐ-TTg: levels behind one another, parted by dots.
    [GeneratedRegex(@"^[A-Z0-9]{1,10}(\.[A-Z0-9]{1,10})*\z", RegexOptions.CultureInvariant)]
    internal static partial Regex AgencyCode();
}

internal sealed class SendByExchangeHandler(
    Db db, Journal journal, Gate gate, Actor actor, PaperSigners signers, ISigningKeys keys, IXmlSigner signer, PaperFiles files, IFileStore store, IEnumerable<IPaperCourier> couriers,
    TimeProvider clock)
    : IRequestHandler<SendByExchange, Changed>
{
    // The package is held whole, with the file in Base64, while it is signed.
    private const int LargestPaper = 20 * 1024 * 1024;

    public async Task<Changed> Handle(SendByExchange command, CancellationToken ct)
    {
        await gate.OfficialPaper(command.PaperId, Act.Number, ct);
        var paper = await db.LoadPaper(command.PaperId, ct);
        await db.DemandVersion(paper.Id, command.Version, paper.Version, ct);
        if (paper.AuthorUnitId != actor.UnitId) throw RefusedException.Forbidden("Văn bản do cơ quan khác soạn.", "paper.author");
        var moved = paper.Take(PaperStep.Send);
        EventDate.Demand(nameof(command.SentOn), command.SentOn, clock.Today(), [new PastEvent("ngày ban hành", paper.IssuedOn)]);
        if (paper.Size > LargestPaper)
            throw RefusedException.Conflict("exchange.too_large", $"Tệp văn bản lớn hơn {LargestPaper / 1024 / 1024} MB nên không đóng được gói edXML; hãy gửi bằng cách khác.");

        using var key = command.Secret.Open(keys);
        await signers.DemandAgency(paper, key.HolderName, "certificate", ct);
        var receiver = await Receiver(command, ct);
        var message = await Message(paper, command, receiver, ct);
        var package = signer.Sign(ExchangeEnvelope.Write(message), key, ExchangeEnvelope.Header);

        var dispatchId = await Dispatch(command, receiver, ct);
        await db.ClaimContent(Convert.ToHexStringLower(SHA256.HashData(package)), ct);
        var sha256 = await store.Keep(package, ct);
        await db.Execute("""
            INSERT INTO ExchangePackages (Id, CouncilId, DispatchId, SenderCode, ReceiverCode, SignerName, FileName, Sha256, Size, MadeAt)
            VALUES (@DocumentId, @CouncilId, @dispatchId, @SenderCode, @ReceiverCode, @HolderName, @FileName, @sha256, @Size, @MadeAt)
            """, new
        {
            message.DocumentId,
            dispatchId,
            command.SenderCode,
            command.ReceiverCode,
            key.HolderName,
            FileName = Path.ChangeExtension(message.FileName, ".edxml"),
            sha256,
            Size = (long)package.Length,
            message.MadeAt,
        }, ct);
        await db.Save(paper, ct);
        journal.Add(moved);
        journal.Add(new PaperSentByExchange
        {
            SubjectId = paper.Id,
            DispatchId = dispatchId,
            DocumentId = message.DocumentId,
            UnitId = command.UnitId,
            Receiver = receiver.Name,
            SenderCode = command.SenderCode,
            ReceiverCode = command.ReceiverCode,
            SentOn = command.SentOn,
            DueOn = command.DueOn,
            SignerName = key.HolderName,
            Sha256 = sha256,
        });
        return new Changed(paper.Id, paper.Version + 1);
    }

    // What was refused by the receiver, or could not be handed over, may be packed anew; anybody else gets a paper once.
    private async Task<Guid> Dispatch(SendByExchange command, ReceiverRow receiver, CancellationToken ct)
    {
        var goesByItself = couriers.Any(courier => courier is { Channel: DispatchChannel.Edxml, IsOpen: true });
        var failed = await db.Find<IdRow>("""
            SELECT Id FROM PaperDispatches WHERE PaperId = @PaperId AND CouncilId = @CouncilId AND Channel = 'Edxml' AND Receiver = @Name AND Status = 'Failed'
            """, new { command.PaperId, receiver.Name }, ct);
        var row = new
        {
            RowId = failed?.Id ?? Guid.CreateVersion7(),
            command.PaperId,
            command.UnitId,
            Receiver = receiver.Name,
            Channel = DispatchChannel.Edxml,
            Address = command.ReceiverCode,
            Status = goesByItself ? DispatchStatus.Waiting : DispatchStatus.Sent,
            DueAt = goesByItself ? clock.GetUtcNow() : (DateTimeOffset?)null,
            command.SentOn,
        };
        if (failed is null)
            await db.Execute("""
                INSERT INTO PaperDispatches (Id, CouncilId, PaperId, UnitId, Receiver, Channel, Address, Status, Attempts, DueAt, SentOn, SentBy, Version)
                VALUES (@RowId, @CouncilId, @PaperId, @UnitId, @Receiver, @Channel, @Address, @Status, 0, @DueAt, @SentOn, @ActorId, 1)
                """, row, ct);
        else
            await db.Execute("""
                UPDATE PaperDispatches SET Address = @Address, Status = @Status, Attempts = 0, DueAt = @DueAt, Error = NULL, SentOn = @SentOn, SentBy = @ActorId, Version = Version + 1
                WHERE Id = @RowId AND CouncilId = @CouncilId
                """, row, ct);
        return row.RowId;
    }

    private async Task<ReceiverRow> Receiver(SendByExchange command, CancellationToken ct) => command.UnitId is not { } unit
        ? new ReceiverRow { Name = command.Receiver!.Trim() }
        : await db.Find<ReceiverRow>("""
            SELECT n.Name, u.Email
            FROM Units u
            """ + UnitNaming.OnDay + """
            WHERE u.Id = @unit AND u.CouncilId = @CouncilId
            """, new { unit, On = command.SentOn }, ct) ?? throw RefusedException.NotFound("đơn vị");

    private async Task<ExchangeMessage> Message(OfficialPaper paper, SendByExchange command, ReceiverRow receiver, CancellationToken ct)
    {
        var council = (await db.Find<CouncilRow>("""
            SELECT l.Name, l.PlaceName, l.IsDemo, a.Number, a.Symbol, a.IssuedOn
            FROM Councils l
            LEFT JOIN OfficialPapers a ON a.Id = @AnswersId AND a.CouncilId = l.Id
            WHERE l.Id = @CouncilId
            """, new { paper.AnswersId }, ct))!;
        return new ExchangeMessage
        {
            DocumentId = Guid.CreateVersion7(),
            SenderCode = command.SenderCode,
            SenderName = council.Name,
            Place = council.PlaceName,
            ReceiverCode = command.ReceiverCode,
            ReceiverName = receiver.Name,
            ReceiverMail = receiver.Email,
            Paper = paper,
            AuthorityLines = Lines.Read(paper.AuthorityLines),
            ToPlaces = Lines.Read(paper.Recipients),
            DueOn = command.DueOn,
            Answers = council.Number is { } number ? ($"{Documents.DocumentNumber.Digits(number)}/{council.Symbol}", council.IssuedOn) : null,
            IsDemo = council.IsDemo,
            MadeAt = clock.GetUtcNow(),
            FileName = PaperFileName.Of(paper),
            Content = await files.Read(paper.Sha256!, ct),
        };
    }

    private sealed record IdRow
    {
        public required Guid Id { get; init; }
    }

    private sealed record ReceiverRow
    {
        public required string Name { get; init; }
        public string? Email { get; init; }
    }

    private sealed record CouncilRow
    {
        public required string Name { get; init; }
        public required string PlaceName { get; init; }
        public required bool IsDemo { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public DateOnly? IssuedOn { get; init; }
    }
}

/// <summary>The name of a paper's file where its symbol may hold whatever people typed.</summary>
internal static class PaperFileName
{
    public static string Of(OfficialPaper paper)
    {
        var name = paper.Reference ?? paper.Kind.ToString();
        return $"{string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' ? c : '-')).Trim('.', '-')}.pdf";
    }
}

/// <summary>A signed package was made; the key is nobody's to know.</summary>
public sealed record PaperSentByExchange : IEvent
{
    public required Guid SubjectId { get; init; }
    public required Guid DispatchId { get; init; }
    public required Guid DocumentId { get; init; }
    public Guid? UnitId { get; init; }
    public required string Receiver { get; init; }
    public required string SenderCode { get; init; }
    public required string ReceiverCode { get; init; }
    public required DateOnly SentOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public required string SignerName { get; init; }
    public required string Sha256 { get; init; }
}
