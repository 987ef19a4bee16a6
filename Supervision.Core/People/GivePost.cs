using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.People;

/// <summary>Notes a post that a person holds in a unit beside the work for the council; it keeps the person from confirming anything about that unit.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record GivePost : ICommand<Changed>, IVersioned
{
    public required Guid PersonId { get; init; }

    /// <summary>The person's version.</summary>
    public required int Version { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>As papers name it: "Phó Chủ tịch Ủy ban nhân dân xã".</summary>
    public required string Title { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public sealed class Validator : AbstractValidator<GivePost>
    {
        public Validator()
        {
            RuleFor(c => c.UnitId).NotEmpty();
            RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
        }
    }
}

/// <summary>Words such a post otherwise, or ends it; one that ended stays, for what was done in its time.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record RevisePost : ICommand<Changed>, IVersioned
{
    public required Guid PersonId { get; init; }

    /// <summary>The person's version.</summary>
    public required int Version { get; init; }
    public required Guid PostId { get; init; }
    public required string Title { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which it is held; null while none is known.</summary>
    public DateOnly? ValidTo { get; init; }

    public sealed class Validator : AbstractValidator<RevisePost>
    {
        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
        }
    }
}

internal sealed class GivePostHandler(Db db, Journal journal, Gate gate) : IRequestHandler<GivePost, Changed>, IRequestHandler<RevisePost, Changed>
{
    public async Task<Changed> Handle(GivePost command, CancellationToken ct)
    {
        var person = await Enter(command.PersonId, command.Version, ct);
        await db.DemandUnit(command.UnitId, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO PersonPosts (Id, CouncilId, PersonId, UnitId, Title, ValidFrom, ValidTo)
            VALUES (@id, @CouncilId, @PersonId, @UnitId, @Title, @ValidFrom, @ValidTo)
            """, new { id, command.PersonId, command.UnitId, command.Title, command.ValidFrom, command.ValidTo }, ct);
        journal.Add(new PostGiven(person.Id, id, command.UnitId, command.Title, command.ValidFrom, command.ValidTo));
        return new Changed(person.Id, person.Version + 1);
    }

    public async Task<Changed> Handle(RevisePost command, CancellationToken ct)
    {
        var person = await Enter(command.PersonId, command.Version, ct);
        var before = await db.Find<Post>("SELECT UnitId, Title, ValidFrom, ValidTo FROM PersonPosts WHERE Id = @PostId AND PersonId = @PersonId AND CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.NotFound("chức vụ của đồng chí này");
        await db.Execute("UPDATE PersonPosts SET Title = @Title, ValidFrom = @ValidFrom, ValidTo = @ValidTo WHERE Id = @PostId AND CouncilId = @CouncilId", command, ct);
        journal.Add(new PostRevised(person.Id, command.PostId, before.UnitId, command.Title, command.ValidFrom, command.ValidTo), before);
        return new Changed(person.Id, person.Version + 1);
    }

    private async Task<PersonRow> Enter(Guid personId, int version, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var person = await db.LoadPerson(personId, ct);
        await db.DemandVersion(person.Id, version, person.Version, ct);
        await db.Update("UPDATE People SET Version = Version + 1 WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version", person, ct);
        return person;
    }

    private sealed record Post
    {
        public required Guid UnitId { get; init; }
        public required string Title { get; init; }
        public required DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}

public sealed record PostGiven(Guid SubjectId, Guid PostId, Guid UnitId, string Title, DateOnly ValidFrom, DateOnly? ValidTo) : IRightsChanged;

public sealed record PostRevised(Guid SubjectId, Guid PostId, Guid UnitId, string Title, DateOnly ValidFrom, DateOnly? ValidTo) : IRightsChanged;
