using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Visits;

/// <summary>Plans a working session of a delegation with one or more of the campaign's units.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record PlanVisit : ICommand<Created>
{
    public required Guid CampaignId { get; init; }
    public required Guid DelegationId { get; init; }
    public required IReadOnlyList<Guid> UnitIds { get; init; }

    /// <summary>None while the day is not fixed.</summary>
    public DateOnly? PlannedOn { get; init; }

    /// <summary>The year or the day was concluded by whoever typed it in; the check says so.</summary>
    public bool DateInferred { get; init; }
    public required Session Session { get; init; }
    public required string Place { get; init; }

    /// <summary>Why on that day, although others are at the unit then.</summary>
    public string? OverlapReason { get; init; }

    public sealed class Validator : AbstractValidator<PlanVisit>
    {
        public Validator()
        {
            RuleFor(c => c.UnitIds).NotEmpty().Must(u => u.Count <= 20).WithMessage("“{PropertyName}” tối đa 20 mục.");
            RuleFor(c => c.UnitIds).Must(u => u.Distinct().Count() == u.Count).WithMessage("“{PropertyName}” có đơn vị bị lặp.");
            RuleFor(c => c.Session).IsInEnum();
            RuleFor(c => c.Place).NotEmpty().MaximumLength(500);
            RuleFor(c => c.OverlapReason).MaximumLength(1000);
        }
    }
}

internal sealed class PlanVisitHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<PlanVisit, Created>
{
    public async Task<Created> Handle(PlanVisit command, CancellationToken ct)
    {
        var access = await gate.Campaign(command.CampaignId, Subject.Visit, Act.Write, ct);
        if (access.Status is not (CampaignStatus.Founded or CampaignStatus.PlanSent or CampaignStatus.UnderWay))
            throw RefusedException.Conflict("visit.campaign", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}” nên chưa lên lịch được buổi làm việc.");
        if (await db.Value<long>("SELECT COUNT(*) FROM Delegations WHERE Id = @DelegationId AND CampaignId = @CampaignId AND CouncilId = @CouncilId",
            new { command.DelegationId, command.CampaignId }, ct) == 0)
            throw RefusedException.NotFound("Đoàn giám sát");
        await db.DemandAfterFounding(command.CampaignId, nameof(command.PlannedOn), command.PlannedOn, ct);
        var inspected = await db.List<Inspected>("SELECT UnitId, Mode FROM CampaignUnits WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId", new { command.CampaignId }, ct);
        foreach (var unitId in command.UnitIds)
        {
            var unit = inspected.FirstOrDefault(u => u.UnitId == unitId) ?? throw RefusedException.NotFound("cơ quan, tổ chức chịu sự giám sát");
            if (unit.Mode == UnitMode.ByReport)
                throw RefusedException.Invalid("visit.by_report", nameof(command.UnitIds), $"{await db.UnitNameOn(unitId, clock.Today(), ct)} được giám sát qua báo cáo nên không có buổi làm việc.");
        }

        var met = await db.OverlapsOnDay(actor, command.CampaignId, command.UnitIds, command.PlannedOn, clock.Today(), ct);
        var reason = met.Count > 0 ? command.OverlapReason : null;
        // Takes the lock of the campaign's row, so that two planners get two numbers.
        await db.Execute("UPDATE Campaigns SET ItemCount = ItemCount WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { command.CampaignId }, ct);
        var number = await db.Value<int>("SELECT COUNT(*) + 1 FROM Visits WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId", new { command.CampaignId }, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Visits (Id, CouncilId, CampaignId, DelegationId, Number, Status, PlannedOn, DateInferred, Session, Place, OverlapReason, PetitionsRaised, ItemCount, Version)
            VALUES (@id, @CouncilId, @CampaignId, @DelegationId, @number, @Status, @PlannedOn, @DateInferred, @Session, @Place, @OverlapReason, @PetitionsRaised, 0, 1)
            """, new
        {
            id,
            command.CampaignId,
            command.DelegationId,
            number,
            Status = VisitStatus.Planned,
            command.PlannedOn,
            command.DateInferred,
            command.Session,
            command.Place,
            OverlapReason = reason,
            PetitionsRaised = false,
        }, ct);
        await db.ExecuteEach("INSERT INTO VisitUnits (Id, CouncilId, VisitId, UnitId) VALUES (@RowId, @CouncilId, @id, @unitId)",
            command.UnitIds.Select(unitId => new { RowId = Guid.CreateVersion7(), id, unitId }), ct);
        if (command.PlannedOn is { } on) await db.TellScheduled(command.CampaignId, command.DelegationId, id, on, $"buổi {number}, ngày {VietnameseDate.Short(on)}, tại {command.Place}", actor, ct);
        journal.Add(new VisitPlanned(id, command.CampaignId, number, command.PlannedOn, command.UnitIds, met, command.OverlapReason));
        return new Created(id, number);
    }

    private sealed record Inspected
    {
        public required Guid UnitId { get; init; }
        public required UnitMode Mode { get; init; }
    }
}

/// <param name="Overlaps">The campaigns and entries of the reference calendar that it was found to meet.</param>
/// <param name="OverlapReason">Why it was planned all the same.</param>
public sealed record VisitPlanned(
    Guid SubjectId, Guid CampaignId, int Number, DateOnly? PlannedOn, IReadOnlyList<Guid> UnitIds, IReadOnlyList<Guid> Overlaps, string? OverlapReason) : IEvent;
