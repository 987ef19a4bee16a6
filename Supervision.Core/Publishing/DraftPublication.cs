using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Publishing;

/// <summary>Words what is to go before the public of a programme, a conclusion or what became of it; nobody outside reads it before it is approved.</summary>
[Requires(Subject.Publication, Act.Write)]
[ForArchived("What the public reads is a copy of its own.")]
public sealed record DraftPublication : ICommand<Created>
{
    public required PublicationKind Kind { get; init; }

    /// <summary>For a conclusion and for what became of it.</summary>
    public Guid? ConclusionId { get; init; }

    /// <summary>For a programme.</summary>
    public int? ProgrammeYear { get; init; }
    public required PublicationContent Content { get; init; }

    /// <summary>The words that are also a person's name here name none: a street, a school.</summary>
    public bool KeepsNames { get; init; }

    public sealed class Validator : AbstractValidator<DraftPublication>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.ProgrammeYear).InclusiveBetween(2000, 2100);
            RuleFor(c => c.Content).NotNull().SetValidator(new PublicationContent.Validator());
        }
    }
}

internal sealed class DraftPublicationHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<DraftPublication, Created>
{
    public async Task<Created> Handle(DraftPublication command, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Write);
        if (command.ConclusionId is { } named) await gate.Conclusion(named, Act.Read, ct);
        var isProgramme = command.Kind is PublicationKind.Programme;
        var (conclusionId, year) = (isProgramme ? null : command.ConclusionId, isProgramme ? command.ProgrammeYear : null);
        var source = await db.SourceOf(command.Kind, conclusionId, year, clock.Today(), ct);
        var content = Demand(command.Kind, command.Content);
        await db.DemandNoNames(content, command.KeepsNames, ct);

        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Publications (Id, CouncilId, Kind, ConclusionId, ProgrammeYear, Status, Title, Intro, Source, IssuedOn, FiguresAsOf, FoldedWords, KeepsNames, PreparedBy, PreparedAt, Version)
            VALUES (@id, @CouncilId, @Kind, @conclusionId, @year, 'Draft', @Title, @Intro, @Source, @IssuedOn, @FiguresAsOf, @Folded, @KeepsNames, @ActorId, @Now, 1)
            """, new
        {
            id,
            command.Kind,
            conclusionId,
            year,
            content.Title,
            content.Intro,
            source.Source,
            source.IssuedOn,
            source.FiguresAsOf,
            Folded = PublicationRows.Folded(content, source, source.Counts),
            command.KeepsNames,
            Now = clock.GetUtcNow(),
        }, ct);
        await db.WriteParts(id, content, source.Counts, ct);
        journal.Add(new PublicationDrafted(id, command.Kind, conclusionId, year, content.Title, content, command.KeepsNames, source.FiguresAsOf, source.Counts, actor.PersonId));
        await db.Notify(new NewNotice
        {
            Role = Role.StandingBoard,
            Kind = NoticeKind.Draft,
            Title = NoticeText.Short($"Nội dung chờ duyệt công khai: {content.Title}"),
            Text = $"{command.Kind.Label()}: {content.Title}.\n\nĐề nghị đọc phần người ngoài sẽ đọc rồi duyệt hoặc bỏ.",
            Link = $"/quan-ly-cong-khai/noi-dung/{id}",
            SubjectId = id,
            OnceKey = $"publication/{id}",
        }, ct);
        return new Created(id);
    }

    /// <summary>What is left of the words once the empty ones are out; without figures there must be a part.</summary>
    internal static PublicationContent Demand(PublicationKind kind, PublicationContent content) => content.Kept is var kept && (kept.Parts.Count > 0 || kind is PublicationKind.Results)
        ? kept
        : throw RefusedException.Invalid("publication.empty", $"{nameof(DraftPublication.Content)}.{nameof(PublicationContent.Parts)}", "Nội dung công khai phải còn ít nhất một phần.");
}

public sealed record PublicationDrafted(
    Guid SubjectId, PublicationKind Kind, Guid? ConclusionId, int? ProgrammeYear, string Title, PublicationContent Content, bool KeepsNames, DateOnly? FiguresAsOf, IReadOnlyList<PublicCount> Counts, Guid PreparedBy) : IEvent;
