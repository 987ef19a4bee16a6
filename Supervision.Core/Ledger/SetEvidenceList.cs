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
            RuleFor(c => c.EvidenceItems).NotNull().Must(items => items is null || items.Count <= 30).WithMessage("“{PropertyName}” tối đa 30 mục.");
            RuleFor(c => c.EvidenceItems).Must(items => items is null || items.Select(SearchText.Fold).Distinct().Count() == items.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
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
        await DemandKeepsUsed(task.Id, before, command.EvidenceItems, ct);
        await db.Execute("DELETE FROM TaskEvidenceItems WHERE TaskId = @Id AND CouncilId = @CouncilId", new { task.Id }, ct);
        await db.InsertEvidence(task.Id, command.EvidenceItems, ct);
        await db.Save(task, ct);
        journal.Add(new EvidenceListSet(task.Id, command.EvidenceItems), new { EvidenceItems = before });
        return new Changed(task.Id, task.Version + 1);
    }

    // A file names its piece by the number: what files were sent for keeps both.
    private async Task DemandKeepsUsed(Guid taskId, IReadOnlyList<string> before, IReadOnlyList<string> after, CancellationToken ct)
    {
        var used = await db.List<Used>("""
            SELECT DISTINCT EvidenceItemNumber AS Number
            FROM Attachments WHERE SubjectId = @taskId AND Purpose = 'Evidence' AND RemovedAt IS NULL AND EvidenceItemNumber IS NOT NULL AND CouncilId = @CouncilId
            """, new { taskId }, ct);
        if (used.FirstOrDefault(u => u.Number <= before.Count && before[u.Number - 1] != after.ElementAtOrDefault(u.Number - 1)) is { } first)
            throw RefusedException.Conflict("evidence.in_use", $"Mục {first.Number} “{before[first.Number - 1]}” đã có tệp minh chứng nên giữ nguyên số thứ tự và tên.", nameof(SetEvidenceList.EvidenceItems));
    }

    private sealed record Used
    {
        public required int Number { get; init; }
    }
}

public sealed record EvidenceListSet(Guid SubjectId, IReadOnlyList<string> EvidenceItems) : IEvent;
