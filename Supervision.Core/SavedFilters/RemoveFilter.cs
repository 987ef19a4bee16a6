using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SavedFilters;

/// <summary>Keeps a filter no longer.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record RemoveFilter : ICommand<Changed>, IVersioned
{
    public required Guid SavedFilterId { get; init; }
    public required int Version { get; init; }
}

internal sealed class RemoveFilterHandler(Db db, Journal journal) : IRequestHandler<RemoveFilter, Changed>
{
    public async Task<Changed> Handle(RemoveFilter command, CancellationToken ct)
    {
        var before = await db.LoadOwnFilter(command.SavedFilterId, command.Version, ct);
        await db.Update("DELETE FROM SavedFilters WHERE Id = @SavedFilterId AND PersonId = @ActorId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        journal.Add(new FilterRemoved(before.Id), new { before.List, before.Name, before.Filter });
        return new Changed(before.Id, before.Version);
    }
}

public sealed record FilterRemoved(Guid SubjectId) : IEvent;
