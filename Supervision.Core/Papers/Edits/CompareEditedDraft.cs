using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Files;
using Supervision.Core.Papers.Wordings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Edits;

/// <summary>Whether an edited draft may come back, and as what file.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record EditedDraftTerms(Guid PaperId) : IQuery<IntakeTerms>;

/// <summary>Takes a draft that was edited in Word and says what was changed in it. Nothing of it is in the draft before somebody accepts it.</summary>
[Requires(Subject.Paper, Act.Write)]
public sealed record CompareEditedDraft : ICommand<Created>
{
    public required Guid PaperId { get; init; }
    public required ReceivedFile Content { get; init; }

    public sealed class Validator : AbstractValidator<CompareEditedDraft>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }
}

internal sealed class CompareEditedDraftHandler(Db db, Journal journal, DraftAccess drafts, Actor actor, PaperComposing composing, IDocxReader reader, TimeProvider clock)
    : IRequestHandler<EditedDraftTerms, IntakeTerms>, IRequestHandler<CompareEditedDraft, Created>
{
    public async Task<IntakeTerms> Handle(EditedDraftTerms query, CancellationToken ct)
    {
        await drafts.Demand(query.PaperId, ct);
        return new IntakeTerms { Kinds = [FileKind.Docx], LimitInBytes = IDocxReader.LimitInBytes, KeepsPhotoPlace = false };
    }

    public async Task<Created> Handle(CompareEditedDraft command, CancellationToken ct)
    {
        var paper = await drafts.Demand(command.PaperId, ct);
        DraftComparison comparison;
        await using (var docx = command.Content.Open()) comparison = await reader.Compare(docx, await composing.Compose(paper, ct), ct);
        if (comparison.MadeFrom is { } stamp && stamp.PaperId != paper.Id)
            throw RefusedException.Conflict("paper_edit.other_paper", "Tệp này được tải từ dự thảo của văn bản khác; hãy chọn đúng tệp của văn bản này.", nameof(command.Content));
        await db.ClaimContent(command.Content.Sha256, ct);
        await command.Content.Keep(ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO PaperEdits (Id, CouncilId, PaperId, FileName, Sha256, Size, MadeFromVersion, PaperVersion, Status, Comparison, SentBy, SentAt)
            VALUES (@id, @CouncilId, @PaperId, @FileName, @Sha256, @Size, @MadeFromVersion, @PaperVersion, @Status, @Comparison, @SentBy, @SentAt)
            """, new
        {
            id,
            PaperId = paper.Id,
            command.Content.FileName,
            command.Content.Sha256,
            command.Content.Size,
            MadeFromVersion = comparison.MadeFrom?.Version,
            PaperVersion = paper.Version,
            Status = EditStatus.Open,
            Comparison = PaperEditRows.Write(comparison),
            SentBy = actor.PersonId,
            SentAt = clock.GetUtcNow(),
        }, ct);
        journal.Add(new EditedDraftCompared(paper.Id, id, command.Content.FileName, command.Content.Sha256, comparison.MadeFrom?.Version, paper.Version,
            comparison.Differences.Count, comparison.Differences.Count(one => one.CanBeAccepted)));
        return new Created(id);
    }
}

public sealed record EditedDraftCompared(
    Guid SubjectId, Guid EditId, string FileName, string Sha256, int? MadeFromVersion, int PaperVersion, int Differences, int Acceptable) : IEvent;
