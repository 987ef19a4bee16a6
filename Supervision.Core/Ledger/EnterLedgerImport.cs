using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Ledger;

/// <summary>
/// Enters the rows of an import as running tasks: whoever approves what is sent out does it, and not the one who filed them, except in a commune, where one or two people do
/// everything. What is overdue already begins its chasing anew, at the first step.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record EnterLedgerImport : ICommand<LedgerImported>, IVersioned
{
    public required Guid LedgerImportId { get; init; }
    public required int Version { get; init; }
}

/// <param name="SubjectId">The paper.</param>
/// <param name="LedgerImportId">What was entered.</param>
/// <param name="Imported">How many tasks were entered.</param>
/// <param name="FirstNumber">The number of the first of them on the paper; the others follow in the order of the rows.</param>
/// <param name="Warnings">What a careful reader would complete, naming the row.</param>
public sealed record LedgerImported(Guid SubjectId, Guid LedgerImportId, int Imported, int FirstNumber, IReadOnlyList<string> Warnings) : IEvent;

internal sealed class EnterLedgerImportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<EnterLedgerImport, LedgerImported>
{
    public async Task<LedgerImported> Handle(EnterLedgerImport command, CancellationToken ct)
    {
        var import = await db.EnterLedgerImport(gate, command.LedgerImportId, Act.Approve, ct);
        await db.DemandVersion(import.Id, command.Version, import.Version, ct);
        import.DemandWaiting();
        var checkedRows = await LedgerRows.Open(db, ct);
        if (import.FiledBy == actor.PersonId) await db.DemandOtherHands(FourEyesDuty.LedgerImport, "Người nhập danh sách không được tự duyệt ghi vào sổ.", ct);
        var paper = await db.LoadSourcePaper(import.SourcePaperId, ct);
        var (rows, warnings) = await checkedRows.Demand(db, import.Rows, paper, clock.Today(), true, ct);

        var calendar = await db.Calendar(ct);
        var first = await db.NextNumbers(paper.Id, rows.Count, ct);
        foreach (var (row, i) in rows.Select((row, i) => (row, i))) await Insert(row, checkedRows.Addressee(row), paper.Id, first + i, calendar, ct);
        await db.Decide(import, LedgerImportStatus.Entered, actor.PersonId, clock.Today(), null, ct);
        var imported = new LedgerImported(paper.Id, import.Id, rows.Count, first, warnings);
        journal.Add(imported, new { import.Status, import.FiledBy });
        if (import.FiledBy != actor.PersonId) await db.TellDecided(import, paper, null, ct);
        return imported;
    }

    private async Task Insert(LedgerRow row, (Guid UnitId, Reach Reach) addressee, Guid paperId, int number, WorkCalendar calendar, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var due = row.DueOn is { } stated ? calendar.Roll(stated) : (Deadline?)null;
        var original = row.OriginalDueOn is { } first ? calendar.Roll(first).On : due?.On;
        await db.InsertTask(new TaskRow
        {
            Id = id,
            SourcePaperId = paperId,
            Number = number,
            Content = row.Content,
            Force = row.Force,
            Reach = addressee.Reach,
            LeadUnitId = addressee.UnitId,
            ResponsiblePost = row.ResponsiblePost,
            Product = row.Product,
            DeadlineKind = row.DueOn is null ? DeadlineKind.None : DeadlineKind.Date,
            StatedOn = row.OriginalDueOn ?? row.DueOn,
            OriginalDueOn = original,
            DueOn = due?.On,
            IsProvisional = due?.IsProvisional ?? false,
            Progress = row.Progress,
            AssignedOn = row.AssignedOn,
            AcceptedOn = row.AcceptedOn,
            PercentDone = row.PercentDone,
        }, ct);
        journal.Add(new LedgerTaskImported(id, paperId, number, row));
        if (due is { } now && original != now.On)
            await db.AddDateChange(journal, new TaskDateMoved(id, DateAxis.Deadline, original, now.On, DateChangeReason.Extension, clock.Today(), paperId), ct);
    }
}

public sealed record LedgerTaskImported(Guid SubjectId, Guid SourcePaperId, int Number, LedgerRow Row) : IEvent;
