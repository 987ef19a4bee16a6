using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dispatches.Exchange;

/// <summary>The packages of a paper for the exchange axis and what was answered; the codes that were used last, so that nobody types them twice.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record ExchangeDetails(Guid PaperId) : IQuery<ExchangeView>;

public sealed record ExchangeView
{
    public required IReadOnlyList<ExchangePackageLine> Packages { get; init; }

    /// <summary>The agency's own code, as it was used last.</summary>
    public string? SenderCode { get; init; }

    /// <summary>The code of the unit that the paper is written to, as it was used last.</summary>
    public string? ReceiverCode { get; init; }

    /// <summary>Packages are put into the hand-over folder by themselves.</summary>
    public required bool HasFolder { get; init; }
}

public sealed record ExchangePackageLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid DispatchId { get; init; }
    public required string Receiver { get; init; }
    public required string SenderCode { get; init; }
    public required string ReceiverCode { get; init; }
    public required string SignerName { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What came back for this dispatch, in the order in which it was recorded.</summary>
    public IReadOnlyList<ExchangeAnswerLine> Answers { get; init; } = [];
}

public sealed record ExchangeAnswerLine
{
    public required Guid DispatchId { get; init; }
    public required ExchangeAnswer Answer { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
    public string? Note { get; init; }
    public string? Staff { get; init; }
    public required string SignerName { get; init; }
    public string? CertificateIssuer { get; init; }
    public required string Sha256 { get; init; }
}

/// <summary>A signed package, as it was made.</summary>
[Requires(Subject.Paper, Act.Number)]
public sealed record ExchangePackageFile(Guid PaperId, Guid ExchangePackageId) : IQuery<KeptFile>;

internal sealed class ExchangeDetailsHandler(Db db, Gate gate, IFileStore files, IEnumerable<IPaperCourier> couriers)
    : IRequestHandler<ExchangeDetails, ExchangeView>, IRequestHandler<ExchangePackageFile, KeptFile>
{
    public async Task<ExchangeView> Handle(ExchangeDetails query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Number, ct);
        var packages = await db.List<ExchangePackageLine>("""
            SELECT e.Seq, e.Id, e.DispatchId, d.Receiver, e.SenderCode, e.ReceiverCode, e.SignerName, e.FileName, e.Sha256, e.Size, e.MadeAt
            FROM ExchangePackages e
            JOIN PaperDispatches d ON d.Id = e.DispatchId
            WHERE d.PaperId = @PaperId AND e.CouncilId = @CouncilId
            ORDER BY e.Seq
            """, new { query.PaperId }, ct);
        var answers = (await db.List<ExchangeAnswerLine>("""
            SELECT a.DispatchId, a.Answer, a.AnsweredAt, a.Note, a.Staff, a.SignerName, a.CertificateIssuer, a.Sha256
            FROM ExchangeAnswers a
            JOIN PaperDispatches d ON d.Id = a.DispatchId
            WHERE d.PaperId = @PaperId AND a.CouncilId = @CouncilId
            ORDER BY a.Seq
            """, new { query.PaperId }, ct)).ToLookup(answer => answer.DispatchId);
        var known = await db.Find<Codes>("""
            SELECT (SELECT e.SenderCode FROM ExchangePackages e WHERE e.Seq = (SELECT MAX(o.Seq) FROM ExchangePackages o WHERE o.CouncilId = @CouncilId)) AS SenderCode,
                   (SELECT e.ReceiverCode FROM ExchangePackages e WHERE e.Seq = (SELECT MAX(o.Seq) FROM ExchangePackages o
                    JOIN PaperDispatches d ON d.Id = o.DispatchId WHERE d.UnitId = p.AddresseeUnitId AND o.CouncilId = @CouncilId)) AS ReceiverCode
            FROM OfficialPapers p
            WHERE p.Id = @PaperId AND p.CouncilId = @CouncilId
            """, new { query.PaperId }, ct);
        return new ExchangeView
        {
            Packages = [.. packages.Select(package => package with { Answers = [.. answers[package.DispatchId]] })],
            SenderCode = known?.SenderCode,
            ReceiverCode = known?.ReceiverCode,
            HasFolder = couriers.Any(courier => courier is { Channel: DispatchChannel.Edxml, IsOpen: true }),
        };
    }

    public async Task<KeptFile> Handle(ExchangePackageFile query, CancellationToken ct)
    {
        await gate.OfficialPaper(query.PaperId, Act.Number, ct);
        var package = await db.Find<PackageRow>("""
            SELECT e.FileName, e.Sha256, e.Size
            FROM ExchangePackages e
            JOIN PaperDispatches d ON d.Id = e.DispatchId
            WHERE e.Id = @ExchangePackageId AND d.PaperId = @PaperId AND e.CouncilId = @CouncilId
            """, query, ct) ?? throw RefusedException.NotFound("gói edXML");
        return new KeptFile(package.FileName, "application/xml", package.Size, await files.Read(package.Sha256, ct));
    }

    private sealed record Codes
    {
        public string? SenderCode { get; init; }
        public string? ReceiverCode { get; init; }
    }

    private sealed record PackageRow
    {
        public required string FileName { get; init; }
        public required string Sha256 { get; init; }
        public required long Size { get; init; }
    }
}
