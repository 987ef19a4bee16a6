using System.Text.Json;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Imports;
using Supervision.Core.Json;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>
/// Files running tasks of a backlog on its source paper, all of them or none: whatever is wrong in whichever row is told at once. They are tasks only when somebody else has
/// entered them (<see cref="EnterLedgerImport"/>).
/// </summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record ImportLedger : ICommand<LedgerImportFiled>
{
    public const int MostRows = 2000;

    /// <summary>A paper of the kind <see cref="SourcePaperKind.Backlog"/>.</summary>
    public required Guid SourcePaperId { get; init; }
    public required IReadOnlyList<LedgerRow> Rows { get; init; }

    /// <summary>The file that the rows were read from, and the SHA-256 of its content; the same file is not filed on the same paper twice.</summary>
    public string? FileName { get; init; }
    public string? ContentHash { get; init; }

    public sealed class Validator : AbstractValidator<ImportLedger>
    {
        public Validator()
        {
            RuleFor(c => c.Rows).NotEmpty().Must(rows => rows.Count <= MostRows).WithMessage($"“{{PropertyName}}” tối đa {MostRows} dòng một lần.");
            RuleFor(c => c.FileName).NotEmpty().MaximumLength(200).When(c => c.ContentHash is not null || c.FileName is not null);
            RuleFor(c => c.ContentHash).IsContentHash();
        }
    }
}

/// <param name="SubjectId">The import.</param>
/// <param name="SourcePaperId">The paper.</param>
/// <param name="Items">How many tasks wait to be entered.</param>
/// <param name="Version">To be sent with the decision.</param>
/// <param name="Warnings">What a careful reader would complete, and what is there already, naming the row.</param>
/// <param name="Skipped">How many were left out: the same unit has the same words from this paper already, or twice in the list.</param>
public sealed record LedgerImportFiled(Guid SubjectId, Guid SourcePaperId, int Items, int Version, IReadOnlyList<string> Warnings, int Skipped = 0) : IEvent;

internal sealed class ImportLedgerHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ImportLedger, LedgerImportFiled>
{
    public async Task<LedgerImportFiled> Handle(ImportLedger command, CancellationToken ct)
    {
        await gate.SourcePaper(command.SourcePaperId, Act.Write, ct);
        var paper = await db.LoadSourcePaper(command.SourcePaperId, ct);
        if (paper.Kind is not SourcePaperKind.Backlog)
            throw RefusedException.Conflict("ledger.import", $"Chỉ nhập danh sách cho văn bản nguồn loại “{SourcePaperKind.Backlog.Label()}”.", nameof(command.SourcePaperId));
        await db.DemandNotImported(ImportKind.Ledger, paper.Id, command.ContentHash, ct);
        var (fresh, warnings) = await (await LedgerRows.Open(db, ct)).Demand(db, command.Rows, paper, clock.Today(), false, ct);
        var skipped = command.Rows.Count - fresh.Count;

        if (command is { FileName: { } fileName, ContentHash: { } hash })
        {
            var imported = new ListImported(Guid.CreateVersion7(), ImportKind.Ledger, fileName, hash, fresh.Count, skipped);
            await db.RememberImport(imported, paper.Id, actor, clock.GetUtcNow(), ct);
            journal.Add(imported);
        }
        var filed = new LedgerImportFiled(Guid.CreateVersion7(), paper.Id, fresh.Count, 1, warnings, skipped);
        await db.Execute("""
            INSERT INTO LedgerImports (Id, CouncilId, SourcePaperId, Status, Content, Items, FiledBy, FiledOn, Version)
            VALUES (@SubjectId, @CouncilId, @SourcePaperId, @Status, @Content, @Items, @PersonId, @FiledOn, 1)
            """, new
        {
            filed.SubjectId,
            filed.SourcePaperId,
            Status = LedgerImportStatus.Waiting,
            Content = JsonSerializer.Serialize(fresh, StrictJson.Named),
            filed.Items,
            actor.PersonId,
            FiledOn = clock.Today(),
        }, ct);
        journal.Add(filed);
        await db.TellFiled(filed, paper, ct);
        return filed;
    }
}
