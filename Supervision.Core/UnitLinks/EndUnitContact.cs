using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitLinks;

/// <summary>Takes back whom a unit had named; whatever they opened and confirmed by a link ends at once.</summary>
[Requires(Subject.UnitLink, Act.Write)]
public sealed record EndUnitContact : ICommand<ContactEnded>
{
    public required Guid UnitContactId { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<EndUnitContact>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

public sealed record ContactEnded(Guid Id);

internal sealed class EndUnitContactHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<EndUnitContact, ContactEnded>
{
    public async Task<ContactEnded> Handle(EndUnitContact command, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Write);
        var contact = await db.LoadContact(command.UnitContactId, ct);
        await db.End(contact, clock.GetUtcNow(), ct);
        journal.Add(new UnitContactEnded(contact.PersonId, contact.Id, contact.UnitId, contact.Role, command.Reason), contact);
        return new ContactEnded(contact.Id);
    }
}

public sealed record UnitContactEnded(Guid SubjectId, Guid UnitContactId, Guid UnitId, Role Role, string Reason) : IRightsChanged;
