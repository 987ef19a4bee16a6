using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>Writes down a check on site that belongs to the session; what was seen may be missing where a source only says that the delegation was there.</summary>
[Requires(Subject.Visit, Act.Write)]
public sealed record RecordOnSiteCheck : ICommand<Created>
{
    public required Guid VisitId { get; init; }
    public required string Place { get; init; }
    public string? Content { get; init; }

    /// <summary>Who checked: "Đoàn giám sát số 1", a member by post.</summary>
    public required string CheckedBy { get; init; }

    /// <summary>The day, where it is not that of the session.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>For the council's own work, never printed.</summary>
    public string? Note { get; init; }

    /// <summary>The number of an item that was withdrawn, to stand in its place in the order; at the end when left out.</summary>
    public int? InPlaceOf { get; init; }

    public sealed class Validator : AbstractValidator<RecordOnSiteCheck>
    {
        public Validator()
        {
            RuleFor(c => c.Place).NotEmpty().MaximumLength(500);
            RuleFor(c => c.Content).MaximumLength(20_000);
            RuleFor(c => c.CheckedBy).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Note).MaximumLength(1000);
        }
    }
}

internal sealed class RecordOnSiteCheckHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<RecordOnSiteCheck, Created>
{
    public async Task<Created> Handle(RecordOnSiteCheck command, CancellationToken ct)
    {
        await gate.Visit(command.VisitId, Subject.Visit, Act.Write, ct);
        if (command.CheckedOn is { } checkedOn)
        {
            var campaign = await db.LoadCampaign((await db.LoadVisit(command.VisitId, ct)).CampaignId, ct);
            EventDate.Demand(nameof(command.CheckedOn), checkedOn, clock.Today(), [.. campaign.Past.Take(1)]);
        }
        return await db.AddItem(journal, command.VisitId, command.InPlaceOf, """
            INSERT INTO OnSiteChecks (Id, CouncilId, VisitId, Number, Place, Content, CheckedBy, CheckedOn, Note)
            VALUES (@id, @CouncilId, @VisitId, @number, @Place, @Content, @CheckedBy, @CheckedOn, @Note)
            """, command, (id, number) => new OnSiteCheckRecorded(command.VisitId, id, number, command.Place), ct);
    }
}

public sealed record OnSiteCheckRecorded(Guid SubjectId, Guid CheckId, int Number, string Place) : IEvent;
