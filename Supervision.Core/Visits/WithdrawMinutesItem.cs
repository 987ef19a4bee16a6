using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>
/// Takes an item that was written down wrongly out of the minutes, until the first party signs. What should stand there is recorded anew in its place;
/// the journal keeps what was taken out and why. An item that a finding rests on stays.
/// </summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record WithdrawMinutesItem : ICommand<Changed>, IVersioned
{
    public required Guid VisitId { get; init; }

    /// <summary>The visit's version.</summary>
    public required int Version { get; init; }
    public required Guid ItemId { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<WithdrawMinutesItem>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class WithdrawMinutesItemHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<WithdrawMinutesItem, Changed>
{
    public async Task<Changed> Handle(WithdrawMinutesItem command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        await db.DemandMinutesOpen(command.VisitId, ct);
        var minutes = await db.ReadMinutes(command.VisitId, clock.Today(), ct);
        await db.DemandVersion(command.VisitId, command.Version, minutes.Head.Version, ct);
        var (item, line) = minutes.Items().FirstOrDefault(one => one.Item.Id == command.ItemId);
        if (item is null) throw RefusedException.NotFound("mục của biên bản");
        await DemandNoEvidence(item, ct);

        await db.Execute(Delete(item.Kind), new { command.ItemId, command.VisitId }, ct);
        await db.Update("UPDATE Visits SET Version = Version + 1 WHERE Id = @VisitId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        journal.Add(new MinutesItemWithdrawn(command.VisitId, item.Kind, item.Id, item.Number, command.Reason), line);
        return new Changed(command.VisitId, command.Version + 1);
    }

    private async Task DemandNoEvidence(WrittenItem item, CancellationToken ct)
    {
        var resting = await db.List<FindingNumber>("""
            SELECT f.Number FROM FindingEvidence e JOIN Findings f ON f.Id = e.FindingId WHERE e.RefId = @Id AND e.CouncilId = @CouncilId ORDER BY f.Number
            """, new { item.Id }, ct);
        if (resting.Count > 0)
            throw RefusedException.Conflict("minutes.item_is_evidence",
                $"Mục số {item.Number} ({item.Kind.Label()}) là căn cứ của nội dung ghi nhận số {string.Join(", ", resting.Select(f => f.Number))} nên không rút được.");
    }

    private static string Delete(MinutesItemKind kind) => kind switch
    {
        MinutesItemKind.Attendance => "DELETE FROM Attendances WHERE Id = @ItemId AND VisitId = @VisitId AND CouncilId = @CouncilId",
        MinutesItemKind.Opinion => "DELETE FROM Opinions WHERE Id = @ItemId AND VisitId = @VisitId AND CouncilId = @CouncilId",
        MinutesItemKind.OnSiteCheck => "DELETE FROM OnSiteChecks WHERE Id = @ItemId AND VisitId = @VisitId AND CouncilId = @CouncilId",
        MinutesItemKind.HandedDocument => "DELETE FROM HandedDocuments WHERE Id = @ItemId AND VisitId = @VisitId AND CouncilId = @CouncilId",
        MinutesItemKind.Commitment => "DELETE FROM Commitments WHERE Id = @ItemId AND VisitId = @VisitId AND CouncilId = @CouncilId",
        MinutesItemKind.ClosingRemark => "DELETE FROM ClosingRemarks WHERE Id = @ItemId AND VisitId = @VisitId AND CouncilId = @CouncilId",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private sealed record FindingNumber
    {
        public required int Number { get; init; }
    }
}

public sealed record MinutesItemWithdrawn(Guid SubjectId, MinutesItemKind Kind, Guid ItemId, int Number, string Reason) : IEvent;
