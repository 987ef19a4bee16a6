using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>The imports of a paper of the ledger, in the order they were filed; no unit sees them.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record LedgerImportList : IQuery<Page<LedgerImportLine>>
{
    public required Guid SourcePaperId { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<LedgerImportList>
    {
        public Validator() => RuleFor(c => c.Take).InclusiveBetween(1, 200);
    }
}

public sealed record LedgerImportLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required LedgerImportStatus Status { get; init; }

    /// <summary>How many tasks it holds.</summary>
    public required int Items { get; init; }
    public required string FiledByName { get; init; }
    public required DateOnly FiledOn { get; init; }
    public string? DecidedByName { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? Reason { get; init; }
    public required int Version { get; init; }
}

/// <summary>What an import would enter, for whoever decides it.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record LedgerImportDetails(Guid LedgerImportId) : IQuery<LedgerImportView>;

public sealed record LedgerImportView
{
    public required Guid Id { get; init; }
    public required Guid SourcePaperId { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Issuer { get; init; }
    public required string Title { get; init; }
    public required LedgerImportStatus Status { get; init; }
    public required string FiledByName { get; init; }
    public required DateOnly FiledOn { get; init; }
    public string? DecidedByName { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? Reason { get; init; }
    public required int Version { get; init; }
    public IReadOnlyList<LedgerRow> Rows { get; init; } = [];

    /// <summary>The name of each unit that its rows call by code, as far as there is one.</summary>
    public IReadOnlyList<NamedUnit> Units { get; init; } = [];

    /// <summary>Whoever asks may decline it.</summary>
    public bool MayDecline { get; init; }

    /// <summary>Whoever asks may enter it: they did not file it themselves, or work for a commune.</summary>
    public bool MayEnter { get; init; }
}

public sealed record NamedUnit
{
    public required string Code { get; init; }
    public required string Name { get; init; }
}

internal sealed class LedgerImportListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<LedgerImportList, Page<LedgerImportLine>>, IRequestHandler<LedgerImportDetails, LedgerImportView>
{
    public async Task<Page<LedgerImportLine>> Handle(LedgerImportList query, CancellationToken ct)
    {
        var access = await gate.SourcePaper(query.SourcePaperId, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.NotFound("danh sách nhập");
        return await db.Page<LedgerImportLine>("""
            SELECT i.Seq, i.Id, i.Status, i.Items, f.Name AS FiledByName, i.FiledOn, d.Name AS DecidedByName, i.DecidedOn, i.Reason, i.Version
            FROM LedgerImports i
            JOIN People f ON f.Id = i.FiledBy
            LEFT JOIN People d ON d.Id = i.DecidedBy
            WHERE i.SourcePaperId = @SourcePaperId AND i.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR i.Seq > @AfterSeq)
            ORDER BY i.Seq
            """, new { query.SourcePaperId, AfterSeq = Cursor.ReadSeq(query.After) }, query.Take, row => [row.Seq], ct);
    }

    public async Task<LedgerImportView> Handle(LedgerImportDetails query, CancellationToken ct)
    {
        var import = await db.EnterLedgerImport(gate, query.LedgerImportId, Act.Read, ct);
        var access = await gate.SourcePaper(import.SourcePaperId, Act.Read, ct);
        var view = (await db.Find<LedgerImportView>("""
            SELECT i.Id, i.SourcePaperId, s.Reference, s.IssuedOn, s.Issuer, s.Title, i.Status, f.Name AS FiledByName, i.FiledOn, d.Name AS DecidedByName, i.DecidedOn, i.Reason, i.Version
            FROM LedgerImports i
            JOIN SourcePapers s ON s.Id = i.SourcePaperId
            JOIN People f ON f.Id = i.FiledBy
            LEFT JOIN People d ON d.Id = i.DecidedBy
            WHERE i.Id = @Id AND i.CouncilId = @CouncilId
            """, new { import.Id }, ct))!;
        var decides = import.Status is LedgerImportStatus.Waiting && PermissionMatrix.AllowsAny(access.Roles, Subject.FollowUpTask, Act.Approve);
        var rows = import.Rows;
        var named = rows.Select(row => row.UnitCode).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var units = await db.List<NamedUnit>("SELECT u.Code, n.Name FROM Units u" + UnitNaming.OnDay + "WHERE u.CouncilId = @CouncilId ORDER BY u.Code", new { On = clock.Today() }, ct);
        return view with { Rows = rows, Units = [.. units.Where(unit => named.Contains(unit.Code))], MayDecline = decides, MayEnter = decides && (import.FiledBy != actor.PersonId || !await db.IsStrict(FourEyesDuty.LedgerImport, ct)) };
    }
}
