using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.PersonalData;

/// <summary>Corrects a person's name or title where the person says that it is wrong. What was issued under the old one stays as it was issued.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record CorrectPerson : ICommand<Changed>, IVersioned
{
    public required Guid PersonId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }

    /// <summary>Who asked, and on what paper.</summary>
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<CorrectPerson>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Title).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

internal sealed class CorrectPersonHandler(Db db, Journal journal, Gate gate) : IRequestHandler<CorrectPerson, Changed>
{
    public async Task<Changed> Handle(CorrectPerson command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await db.Find<Row>("SELECT Name, Title, Version FROM People WHERE Id = @PersonId AND CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.NotFound("người dùng");
        await db.DemandVersion(command.PersonId, command.Version, before.Version, ct);
        await db.Update("""
            UPDATE People SET Name = @Name, Title = @Title, Version = Version + 1
            WHERE Id = @PersonId AND CouncilId = @CouncilId AND Version = @Version
            """, command, ct);
        journal.Add(new PersonCorrected(command.PersonId, command.Name, command.Title, command.Reason), before);
        return new Changed(command.PersonId, command.Version + 1);
    }

    private sealed record Row
    {
        public required string Name { get; init; }
        public required string Title { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record PersonCorrected(Guid SubjectId, string Name, string Title, string Reason) : IEvent;
