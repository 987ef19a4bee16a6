using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>Drafts a task on a paper of the ledger; it is sent out when the paper is assigned. Several people add at once and none refuses another.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record AddLedgerTask : ICommand<Created>
{
    public required Guid SourcePaperId { get; init; }
    public required LedgerTask Task { get; init; }

    public sealed class Validator : AbstractValidator<AddLedgerTask>
    {
        public Validator() => RuleFor(c => c.Task).NotNull().SetValidator(new LedgerTask.Validator());
    }
}

internal sealed class AddLedgerTaskHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AddLedgerTask, Created>
{
    public async Task<Created> Handle(AddLedgerTask command, CancellationToken ct)
    {
        await gate.SourcePaper(command.SourcePaperId, Act.Write, ct);
        var paper = await db.LoadSourcePaper(command.SourcePaperId, ct);
        command.Task.DemandFits(paper);
        await db.DemandAddressees(command.Task.AsContent(), ct);

        var id = Guid.CreateVersion7();
        var number = await db.NextNumbers(command.SourcePaperId, 1, ct);
        await db.InsertTask(TaskRow.Of(id, command.SourcePaperId, number, command.Task), ct);
        await db.InsertTaskLinks(id, [], command.Task.CoordinatingUnitIds, ct);
        journal.Add(new LedgerTaskAdded(id, command.SourcePaperId, number, command.Task));
        await TellDrafted(paper, ct);
        return new Created(id, number);
    }

    // Once for all that is drafted until the paper is sent out.
    private async Task TellDrafted(SourcePaper paper, CancellationToken ct)
    {
        var notice = new NewNotice
        {
            Role = Role.StandingBoard,
            Kind = NoticeKind.Draft,
            Title = NoticeText.Short($"Nội dung chờ duyệt chuyển đến đơn vị: {SourceWords.Of(paper.Reference)}"),
            Text = $"Văn bản nguồn: {SourceWords.Of(paper.Reference)} ngày {VietnameseDate.Short(paper.IssuedOn)}.\n\nNội dung của văn bản đang là dự thảo, đơn vị chưa thấy. Đề nghị kiểm tra, duyệt chuyển khi đã soạn đủ.",
            Link = $"/van-ban-nguon/{paper.Id}",
            SubjectId = paper.Id,
            OnceKey = $"source-draft/{paper.Id}/{paper.Version}",
        };
        await db.Notify(paper.BodyId is { } body ? [notice, notice with { Role = Role.CommitteeLeader, BodyId = body }] : [notice], ct);
    }
}

public sealed record LedgerTaskAdded(Guid SubjectId, Guid SourcePaperId, int Number, LedgerTask Task) : IEvent;
