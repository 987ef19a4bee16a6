using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>Adds a committee, a delegates' group or another body of the council.</summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record AddBody : ICommand<Created>
{
    public required BodyKind Kind { get; init; }

    /// <summary>"Ban Pháp chế HĐND tỉnh …".</summary>
    public required string Name { get; init; }

    /// <summary>The bold line of its papers' header: "BAN PHÁP CHẾ".</summary>
    public required string HeaderName { get; init; }

    /// <summary>For document symbols: BPC, KTNS.</summary>
    public required string ShortCode { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public sealed class Validator : AbstractValidator<AddBody>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
            RuleFor(c => c.HeaderName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.ShortCode).NotEmpty().MaximumLength(20);
            RuleFor(c => c.ValidTo).GreaterThanOrEqualTo(c => c.ValidFrom);
        }
    }
}

internal sealed class AddBodyHandler(Db db, Journal journal, Gate gate) : IRequestHandler<AddBody, Created>
{
    public async Task<Created> Handle(AddBody command, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO Bodies (Id, CouncilId, Kind, Name, HeaderName, ShortCode, ValidFrom, ValidTo)
            VALUES (@id, @CouncilId, @Kind, @Name, @HeaderName, @ShortCode, @ValidFrom, @ValidTo)
            """, new { id, command.Kind, command.Name, command.HeaderName, command.ShortCode, command.ValidFrom, command.ValidTo }, ct);
        journal.Add(new BodyAdded(id, command.Kind, command.Name));
        return new Created(id);
    }
}

public sealed record BodyAdded(Guid SubjectId, BodyKind Kind, string Name) : IEvent;
