using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Ledger;

/// <summary>What was filed for the ledger and waits to be entered or declined, the oldest first; for those who see all of the council's tasks.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record WaitingLedgerImports : IQuery<Page<WaitingLedgerImport>>
{
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<WaitingLedgerImports>
    {
        public Validator() => RuleFor(c => c.Take).InclusiveBetween(1, 200);
    }
}

public sealed record WaitingLedgerImport
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid SourcePaperId { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Title { get; init; }

    /// <summary>How many tasks it holds.</summary>
    public required int Items { get; init; }
    public required string FiledByName { get; init; }
    public required DateOnly FiledOn { get; init; }
    public required int Version { get; init; }
}

internal sealed class WaitingLedgerImportsHandler(Db db, Gate gate, Actor actor) : IRequestHandler<WaitingLedgerImports, Page<WaitingLedgerImport>>
{
    public Task<Page<WaitingLedgerImport>> Handle(WaitingLedgerImports query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        if (!actor.SeesAll(Subject.FollowUpTask)) throw RefusedException.Forbidden("Danh sách nhập chờ duyệt chỉ dành cho người theo dõi toàn bộ nội dung của Hội đồng nhân dân.");
        return db.Page<WaitingLedgerImport>("""
            SELECT i.Seq, i.Id, i.SourcePaperId, s.Reference, s.IssuedOn, s.Title, i.Items, f.Name AS FiledByName, i.FiledOn, i.Version
            FROM LedgerImports i
            JOIN SourcePapers s ON s.Id = i.SourcePaperId
            JOIN People f ON f.Id = i.FiledBy
            WHERE i.CouncilId = @CouncilId AND i.Status = 'Waiting' AND (@AfterSeq IS NULL OR i.Seq > @AfterSeq)
            ORDER BY i.Seq
            """, new { AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }
}
