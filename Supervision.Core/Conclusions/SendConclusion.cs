using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>Sends an issued conclusion to units: those supervised and those its tasks name. From then on each sees it, and acknowledges it by itself.</summary>
[Requires(Subject.Conclusion, Act.Number)]
public sealed record SendConclusion : ICommand<Changed>, IVersioned
{
    public required Guid ConclusionId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<Guid> ReceivingUnitIds { get; init; }
    public required DateOnly SentOn { get; init; }

    public sealed class Validator : AbstractValidator<SendConclusion>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReceivingUnitIds).NotEmpty().Must(ids => ids.Count <= 500 && ids.Distinct().Count() == ids.Count).WithMessage("“{PropertyName}” có đơn vị bị lặp hoặc quá 500 đơn vị.");
            RuleFor(c => c.SentOn).LessThanOrEqualTo(_ => clock.Today());
        }
    }
}

internal sealed class SendConclusionHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<SendConclusion, Changed>
{
    public async Task<Changed> Handle(SendConclusion command, CancellationToken ct)
    {
        await gate.Conclusion(command.ConclusionId, Act.Number, ct);
        var conclusion = await db.LoadConclusion(command.ConclusionId, ct);
        await db.DemandVersion(conclusion.Id, command.Version, conclusion.Version, ct);
        var moved = conclusion.Take(ConclusionStep.Send);
        if (command.SentOn < conclusion.IssuedOn)
            throw RefusedException.Invalid("conclusion.sent_on", nameof(command.SentOn), "Ngày gửi không được trước ngày ban hành.");

        var concerned = (await db.ConcernedBy(conclusion.Id, command.SentOn, ct)).ToDictionary(u => u.UnitId);
        foreach (var unitId in command.ReceivingUnitIds)
        {
            if (!concerned.TryGetValue(unitId, out var unit)) throw RefusedException.NotFound("đơn vị của cuộc giám sát");
            if (unit.IsSent) throw RefusedException.Conflict("conclusion.sent_twice", "Văn bản đã được gửi cho đơn vị này.", nameof(command.ReceivingUnitIds));
        }
        var left = concerned.Values.Where(u => u.HasTask && !u.IsSent && !command.ReceivingUnitIds.Contains(u.UnitId)).Select(u => u.Name).ToList();
        if (left.Count > 0)
            throw RefusedException.Conflict("conclusion.unit_without_paper", $"Còn đơn vị chủ trì hoặc phối hợp thực hiện yêu cầu, kiến nghị chưa được gửi văn bản: {string.Join("; ", left)}.", nameof(command.ReceivingUnitIds));

        await db.ExecuteEach("""
            INSERT INTO ConclusionReceipts (Id, CouncilId, ConclusionId, UnitId, SentOn)
            VALUES (@RowId, @CouncilId, @ConclusionId, @unitId, @SentOn)
            """, command.ReceivingUnitIds.Select(unitId => new { RowId = Guid.CreateVersion7(), command.ConclusionId, unitId, command.SentOn }), ct);
        var names = await db.NamesBefore(conclusion, ct);
        var succession = await TaskSuccession.Continue(db, journal, conclusion, command.SentOn, conclusion.ApprovedBy ?? actor.PersonId, ct);
        await db.Save(conclusion, ct);
        journal.Add(moved);
        await db.PaperSent(journal, ConclusionRules.Of(conclusion.Kind).Paper, conclusion.Id, ct);
        journal.Add(new ConclusionSent(conclusion.Id, command.SentOn, command.ReceivingUnitIds));
        await db.TellSent(conclusion, command.ReceivingUnitIds, succession, names, ct);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }
}

public sealed record ConclusionSent(Guid SubjectId, DateOnly SentOn, IReadOnlyList<Guid> ReceivingUnitIds) : IEvent;
