using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>Fixes what is to be handed in with a task's report: minutes, report, photos, video, directives. Instances and shares take the list over when they are made.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record SetEvidenceList : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<string> EvidenceItems { get; init; }

    public sealed class Validator : AbstractValidator<SetEvidenceList>
    {
        public Validator()
        {
            RuleFor(c => c.EvidenceItems).NotNull().Must(items => items is null || items.Count <= 30).WithMessage("'{PropertyName}' tối đa 30 mục.");
            RuleFor(c => c.EvidenceItems).Must(items => items is null || items.Select(SearchText.Fold).Distinct().Count() == items.Count).WithMessage("'{PropertyName}' có mục bị lặp.");
            RuleForEach(c => c.EvidenceItems).NotEmpty().MaximumLength(300);
        }
    }
}

internal sealed class SetEvidenceListHandler(Db db, Journal journal, Gate gate) : IRequestHandler<SetEvidenceList, Changed>
{
    public async Task<Changed> Handle(SetEvidenceList command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Write, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        if (task.Progress is TaskProgress.ReportedDone || TaskLife.IsClosed(task.Progress))
            throw RefusedException.Conflict("evidence.reported", $"Nội dung đang ở trạng thái “{task.Progress.Label()}”; danh mục minh chứng chỉ đặt khi chưa báo cáo.");
        var before = await db.Evidence(task.Id, ct);
        await db.Execute("DELETE FROM TaskEvidenceItems WHERE TaskId = @Id AND CouncilId = @CouncilId", new { task.Id }, ct);
        await db.InsertEvidence(task.Id, command.EvidenceItems, ct);
        await db.Save(task, ct);
        journal.Add(new EvidenceListSet(task.Id, command.EvidenceItems), before);
        return new Changed(task.Id, task.Version + 1);
    }
}

public sealed record EvidenceListSet(Guid SubjectId, IReadOnlyList<string> EvidenceItems) : IEvent;
