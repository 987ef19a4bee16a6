using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>Changes what a council decides for itself: where numbers come from, its checklist of clear tasks, who signs minutes.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ChangeCouncilSettings : ICommand<Changed>, IVersioned
{
    public required int Version { get; init; }
    public required NumberSource NumberSource { get; init; }

    /// <summary>What the council calls its checklist: "6 rõ".</summary>
    public required string ChecklistName { get; init; }
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>A task that misses an item is refused, not only warned of.</summary>
    public required bool ChecklistEnforced { get; init; }

    /// <summary>Working days that "at once" is taken to mean; no law says it.</summary>
    public required int ImmediateDays { get; init; }
    public required IReadOnlyList<MinutesParty> MinutesSigners { get; init; }

    public sealed class Validator : AbstractValidator<ChangeCouncilSettings>
    {
        public Validator()
        {
            RuleFor(c => c.NumberSource).IsInEnum();
            RuleFor(c => c.ChecklistName).NotEmpty().MaximumLength(50);
            RuleFor(c => c.Checklist).NotEmpty().Must(items => items.Distinct().Count() == items.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
            RuleForEach(c => c.Checklist).IsInEnum();
            RuleFor(c => c.ImmediateDays).InclusiveBetween(1, 30);
            RuleFor(c => c.MinutesSigners).NotEmpty().Must(items => items.Distinct().Count() == items.Count).WithMessage("“{PropertyName}” có mục bị lặp.");
            RuleForEach(c => c.MinutesSigners).IsInEnum();
        }
    }
}

internal sealed class ChangeCouncilSettingsHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ChangeCouncilSettings, Changed>
{
    public async Task<Changed> Handle(ChangeCouncilSettings command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var council = await db.LoadCouncil(ct);
        await db.DemandVersion(actor.CouncilId, command.Version, council.Version, ct);
        await db.Update("""
            UPDATE Councils
            SET NumberSource = @NumberSource, ChecklistName = @ChecklistName, ChecklistItems = @Items, ChecklistEnforced = @ChecklistEnforced,
                ImmediateDays = @ImmediateDays, MinutesSigners = @Signers, Version = Version + 1
            WHERE Id = @CouncilId AND Version = @Version
            """, new
        {
            command.NumberSource,
            command.ChecklistName,
            Items = Lists.Write(command.Checklist),
            command.ChecklistEnforced,
            command.ImmediateDays,
            Signers = Lists.Write(command.MinutesSigners),
            command.Version,
        }, ct);
        journal.Add(
            new CouncilSettingsChanged(actor.CouncilId, command.NumberSource, command.ChecklistName, command.Checklist, command.ChecklistEnforced, command.ImmediateDays, command.MinutesSigners),
            council);
        return new Changed(actor.CouncilId, council.Version + 1);
    }
}

public sealed record CouncilSettingsChanged(
    Guid SubjectId, NumberSource NumberSource, string ChecklistName, IReadOnlyList<ChecklistItem> Checklist, bool ChecklistEnforced, int ImmediateDays,
    IReadOnlyList<MinutesParty> MinutesSigners) : IEvent;
