using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SavedFilters;

/// <summary>Keeps the filter of a list under a name, for the actor alone.</summary>
[OpenToAll("about the actor alone; nobody signed in is refused"), OwnAccount]
public sealed record SaveFilter : ICommand<Created>
{
    /// <summary>So many does one person keep.</summary>
    public const int Most = 50;

    public required FilteredList List { get; init; }
    public required string Name { get; init; }

    /// <summary>What stands behind the question mark of the list's address.</summary>
    public required string Filter { get; init; }

    public sealed class Validator : AbstractValidator<SaveFilter>
    {
        public Validator()
        {
            RuleFor(c => c.List).IsInEnum();
            RuleFor(c => c.Name).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Filter).NotEmpty().WithMessage("Chưa chọn điều kiện lọc nào để lưu.").MaximumLength(1000);
            // An address as browsers write it: nothing in it leads out of the list.
            RuleFor(c => c.Filter).Matches(@"^[A-Za-z0-9%=&._~+\-]*$").WithMessage("Bộ lọc không đọc được; hãy lọc lại danh sách rồi lưu.");
        }
    }
}

internal sealed class SaveFilterHandler(Db db, Journal journal, Actor actor, TimeProvider clock) : IRequestHandler<SaveFilter, Created>
{
    public async Task<Created> Handle(SaveFilter command, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM SavedFilters WHERE PersonId = @ActorId AND CouncilId = @CouncilId", null, ct) >= SaveFilter.Most)
            throw RefusedException.Conflict("filter.many", $"Mỗi người lưu tối đa {SaveFilter.Most} bộ lọc; hãy xóa bớt bộ lọc không dùng.", nameof(command.Name));
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO SavedFilters (Id, CouncilId, PersonId, List, Name, Filter, SavedAt, Version)
            VALUES (@id, @CouncilId, @PersonId, @List, @Name, @Filter, @Now, 1)
            """, new { id, actor.PersonId, command.List, command.Name, command.Filter, Now = clock.GetUtcNow() }, ct);
        journal.Add(new FilterSaved(id, command.List, command.Name, command.Filter));
        return new Created(id);
    }
}

public sealed record FilterSaved(Guid SubjectId, FilteredList List, string Name, string Filter) : IEvent;

internal static class SavedFilterRows
{
    /// <summary>The filter, which is nobody's else.</summary>
    public static async Task<SavedFilter> LoadOwnFilter(this Db db, Guid id, int version, CancellationToken ct)
    {
        var filter = await db.Find<SavedFilter>("SELECT Id, List, Name, Filter, Version FROM SavedFilters WHERE Id = @id AND PersonId = @ActorId AND CouncilId = @CouncilId", new { id }, ct)
            ?? throw RefusedException.NotFound("bộ lọc đã lưu");
        await db.DemandVersion(id, version, filter.Version, ct);
        return filter;
    }
}
