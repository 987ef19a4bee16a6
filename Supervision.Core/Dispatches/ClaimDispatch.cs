using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dispatches;

/// <summary>Takes the next dispatch that is due to itself for ten minutes, so that no other node sends it too.</summary>
[SystemOnly]
public sealed record ClaimDispatch : ICommand<DueDispatch>
{
    /// <summary>Those that this run has looked at already.</summary>
    public long AfterSeq { get; init; }
}

/// <param name="DispatchId">Whose outcome is to be kept.</param>
/// <param name="Package">What is to be carried; null where nothing is due.</param>
public sealed record DueDispatch(long Seq, DispatchChannel Channel, Guid DispatchId, PaperPackage? Package);

internal sealed class ClaimDispatchHandler(Db db, Gate gate, PublicAddress address, TimeProvider clock) : IRequestHandler<ClaimDispatch, DueDispatch>
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    public async Task<DueDispatch> Handle(ClaimDispatch command, CancellationToken ct)
    {
        gate.System();
        var now = clock.GetUtcNow();
        while (true)
        {
            var next = (await db.Page<Row>("""
                SELECT d.Seq, d.Id, d.DueAt, d.Receiver, d.Channel, d.Address, p.Kind, p.DocumentType, p.Number, p.Symbol, p.IssuedOn, p.Title, p.SignerName, p.AuthorityLines, p.Pages, p.Sha256,
                       p.CheckCode, l.Name AS CouncilName, l.IsDemo, e.Id AS ExchangeId, e.Sha256 AS ExchangeSha256, e.FileName AS ExchangeFileName
                FROM PaperDispatches d
                JOIN OfficialPapers p ON p.Id = d.PaperId
                JOIN Councils l ON l.Id = d.CouncilId
                LEFT JOIN ExchangePackages e ON e.DispatchId = d.Id AND e.Seq = (SELECT MAX(x.Seq) FROM ExchangePackages x WHERE x.DispatchId = d.Id)
                WHERE d.CouncilId = @CouncilId AND d.DueAt IS NOT NULL AND d.DueAt <= @now AND d.Seq > @AfterSeq AND d.Status = 'Waiting'
                ORDER BY d.Seq
                """, new { now, command.AfterSeq }, 1, row => [row.Seq], ct)).Items;
            if (next is not [var due]) return new DueDispatch(0, default, default, null);
            if (await db.Execute("UPDATE PaperDispatches SET DueAt = @until WHERE Id = @Id AND CouncilId = @CouncilId AND DueAt = @DueAt AND Status = 'Waiting'",
                new { due.Id, due.DueAt, until = now + Claim }, ct) == 1)
                return new DueDispatch(due.Seq, due.Channel, due.Id, Package(due));
            command = command with { AfterSeq = due.Seq };
        }
    }

    private PaperPackage Package(Row due)
    {
        var reference = due.Number is { } number ? $"{DocumentNumber.Digits(number)}-{due.Symbol}" : due.Kind.ToString();
        return new PaperPackage
        {
            Key = due.ExchangeId ?? due.Id,
            CouncilName = due.CouncilName,
            IsDemo = due.IsDemo,
            Kind = due.Kind,
            DocumentType = due.DocumentType,
            Number = due.Number,
            Symbol = due.Symbol,
            IssuedOn = due.IssuedOn,
            Title = due.Title,
            SignerName = due.SignerName,
            SignerTitle = due.AuthorityLines?.Split('\n')[^1],
            Pages = due.Pages,
            Sha256 = due.Sha256,
            CheckUrl = due.CheckCode is { } code && address.Find() is { } root ? $"{root}/tra-cuu/{code}" : null,
            Receiver = due.Receiver,
            Address = due.Address,
            FileName = due.ExchangeFileName ?? $"{reference}.pdf",
            ContentSha256 = due.ExchangeSha256 ?? due.Sha256,
            Content = [],
        };
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required DateTimeOffset DueAt { get; init; }
        public required string Receiver { get; init; }
        public required DispatchChannel Channel { get; init; }
        public string? Address { get; init; }
        public required PaperKind Kind { get; init; }
        public string? DocumentType { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public DateOnly? IssuedOn { get; init; }
        public required string Title { get; init; }
        public string? SignerName { get; init; }
        public string? AuthorityLines { get; init; }
        public int? Pages { get; init; }
        public required string Sha256 { get; init; }
        public string? CheckCode { get; init; }
        public required string CouncilName { get; init; }
        public required bool IsDemo { get; init; }
        public Guid? ExchangeId { get; init; }
        public string? ExchangeSha256 { get; init; }
        public string? ExchangeFileName { get; init; }
    }
}
