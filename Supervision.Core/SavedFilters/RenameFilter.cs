using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SavedFilters;

/// <summary>Calls a filter that the actor keeps otherwise.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record RenameFilter : ICommand<Changed>, IVersioned
{
    public required Guid SavedFilterId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    public sealed class Validator : AbstractValidator<RenameFilter>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(100);
    }
}

internal sealed class RenameFilterHandler(Db db, Journal journal) : IRequestHandler<RenameFilter, Changed>
{
    public async Task<Changed> Handle(RenameFilter command, CancellationToken ct)
    {
        var before = await db.LoadOwnFilter(command.SavedFilterId, command.Version, ct);
        await db.Update("UPDATE SavedFilters SET Name = @Name, Version = Version + 1 WHERE Id = @SavedFilterId AND PersonId = @ActorId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        journal.Add(new FilterRenamed(before.Id, command.Name), new { before.Name });
        return new Changed(before.Id, before.Version + 1);
    }
}

public sealed record FilterRenamed(Guid SubjectId, string Name) : IEvent;
