using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.People;

/// <summary>Changes the post of a person as papers name it; what was signed before keeps the one it was signed with.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ChangePersonTitle : ICommand<Changed>, IVersioned
{
    public required Guid PersonId { get; init; }
    public required int Version { get; init; }

    /// <summary>As papers name it: "Phó Chủ tịch HĐND tỉnh".</summary>
    public required string Title { get; init; }

    public sealed class Validator : AbstractValidator<ChangePersonTitle>
    {
        public Validator() => RuleFor(c => c.Title).NotEmpty().MaximumLength(300);
    }
}

internal sealed class ChangePersonTitleHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ChangePersonTitle, Changed>
{
    public async Task<Changed> Handle(ChangePersonTitle command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var person = await db.LoadPerson(command.PersonId, ct);
        await db.DemandVersion(person.Id, command.Version, person.Version, ct);
        var before = await db.Value<string>("SELECT Title FROM People WHERE Id = @PersonId AND CouncilId = @CouncilId", command, ct);
        await db.Update("UPDATE People SET Title = @Title, Version = Version + 1 WHERE Id = @PersonId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        journal.Add(new PersonTitleChanged(person.Id, command.Title), new { Title = before });
        return new Changed(person.Id, person.Version + 1);
    }
}

public sealed record PersonTitleChanged(Guid SubjectId, string Title) : IEvent;
