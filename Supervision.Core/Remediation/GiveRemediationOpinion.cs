using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>The head of the former delegation says what they think of what was reported on a task. It decides nothing: the delegation ended before follow-up began. Only adds, so no version.</summary>
[Requires(Subject.RemediationReport, Act.Comment)]
public sealed record GiveRemediationOpinion : ICommand<Created>
{
    public required Guid RemediationItemId { get; init; }
    public required DateOnly GivenOn { get; init; }
    public required string Text { get; init; }

    public sealed class Validator : AbstractValidator<GiveRemediationOpinion>
    {
        public Validator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
    }
}

internal sealed class GiveRemediationOpinionHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<GiveRemediationOpinion, Created>
{
    public async Task<Created> Handle(GiveRemediationOpinion command, CancellationToken ct)
    {
        var item = await db.LoadRemediationItem(command.RemediationItemId, ct);
        await gate.FollowUpTask(item.TaskId, Subject.RemediationReport, Act.Comment, ct);
        var report = await db.LoadRemediationReport(item.RemediationReportId, ct);
        EventDate.Demand(nameof(command.GivenOn), command.GivenOn, clock.Today(), [new PastEvent("ngày báo cáo", report.ReportedOn)]);

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO RemediationOpinions (Id, CouncilId, RemediationItemId, GivenBy, GivenOn, Text)
            VALUES (@id, @CouncilId, @RemediationItemId, @PersonId, @GivenOn, @Text)
            """, new { id, command.RemediationItemId, actor.PersonId, command.GivenOn, command.Text }, ct);
        journal.Add(new RemediationOpinionGiven(report.Id, id, item.Id, command.Text));
        return new Created(id);
    }
}

public sealed record RemediationOpinionGiven(Guid SubjectId, Guid OpinionId, Guid RemediationItemId, string Text) : IEvent;
