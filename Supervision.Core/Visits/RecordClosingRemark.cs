using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>Writes down a remark by which the session was closed. At a visit the head only speaks; a conclusion is made at a meeting (law 87/2015/QH13, Art. 71).</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RecordClosingRemark : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required RemarkKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>How it was said, in the source's own word: "đánh giá cao", "đề nghị".</summary>
    public string? Verb { get; init; }

    /// <summary>Who spoke, by post; the chair where it is not given.</summary>
    public string? SpokenBy { get; init; }

    /// <summary>The number of an item that was withdrawn, to stand in its place in the order; at the end when left out.</summary>
    public int? InPlaceOf { get; init; }

    public sealed class Validator : AbstractValidator<RecordClosingRemark>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(20_000);
            RuleFor(c => c.Verb).MaximumLength(100);
            RuleFor(c => c.SpokenBy).MaximumLength(300);
        }
    }
}

internal sealed class RecordClosingRemarkHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RecordClosingRemark, Created>
{
    public async Task<Created> Handle(RecordClosingRemark command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        return await db.AddItem(journal, command.VisitId, command.InPlaceOf, """
            INSERT INTO ClosingRemarks (Id, CouncilId, VisitId, Number, Kind, Text, Verb, SpokenBy)
            VALUES (@id, @CouncilId, @VisitId, @number, @Kind, @Text, @Verb, @SpokenBy)
            """, command, (id, number) => new ClosingRemarkRecorded(command.VisitId, id, number, command.Kind, command.Text), ct);
    }
}

public sealed record ClosingRemarkRecorded(Guid SubjectId, Guid RemarkId, int Number, RemarkKind Kind, string Text) : IEvent;
