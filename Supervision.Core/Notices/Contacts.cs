using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Notices;

/// <summary>Where a person is written to and called; none takes it away.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record ChangePersonContact : ICommand<Changed>, IVersioned
{
    public required Guid PersonId { get; init; }
    public required int Version { get; init; }
    public string? Email { get; init; }

    /// <summary>Digits, with + before the country's.</summary>
    public string? Phone { get; init; }

    public sealed class Validator : AbstractValidator<ChangePersonContact>
    {
        public Validator()
        {
            RuleFor(c => c.Email!).MailAddress().When(c => c.Email is not null);
            RuleFor(c => c.Phone!).PhoneNumber().When(c => c.Phone is not null);
        }
    }
}

internal sealed class ChangePersonContactHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ChangePersonContact, Changed>
{
    public async Task<Changed> Handle(ChangePersonContact command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await db.Find<Row>("SELECT Email, Phone, Version FROM People WHERE Id = @PersonId AND CouncilId = @CouncilId", command, ct)
            ?? throw RefusedException.NotFound("người dùng");
        await db.DemandVersion(command.PersonId, command.Version, before.Version, ct);
        await db.Update("""
            UPDATE People SET Email = @Email, Phone = @Phone, EmailKey = @EmailKey, PhoneKey = @PhoneKey, Version = Version + 1
            WHERE Id = @PersonId AND CouncilId = @CouncilId AND Version = @Version
            """, new { command.PersonId, command.Version, command.Email, command.Phone, EmailKey = SignInName.EmailKey(command.Email), PhoneKey = SignInName.PhoneKey(command.Phone) }, ct);
        journal.Add(new PersonContactChanged(command.PersonId, command.Email, command.Phone), before);
        return new Changed(command.PersonId, command.Version + 1);
    }

    private sealed record Row
    {
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record PersonContactChanged(Guid SubjectId, string? Email, string? Phone) : IEvent;

/// <summary>A unit's own mailbox, to which everything meant for the unit is sent beside its people; none takes it away.</summary>
[Requires(Subject.Directory, Act.Write)]
public sealed record ChangeUnitMailbox : ICommand<Changed>, IVersioned
{
    public required Guid UnitId { get; init; }
    public required int Version { get; init; }
    public string? Email { get; init; }

    public sealed class Validator : AbstractValidator<ChangeUnitMailbox>
    {
        public Validator() => RuleFor(c => c.Email!).MailAddress().When(c => c.Email is not null);
    }
}

internal sealed class ChangeUnitMailboxHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ChangeUnitMailbox, Changed>
{
    public async Task<Changed> Handle(ChangeUnitMailbox command, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Write);
        var unit = await db.LoadUnit(command.UnitId, ct);
        await db.DemandVersion(unit.Id, command.Version, unit.Version, ct);
        var before = await db.Value<string>("SELECT Email FROM Units WHERE Id = @UnitId AND CouncilId = @CouncilId", command, ct);
        await db.Update("UPDATE Units SET Email = @Email, Version = Version + 1 WHERE Id = @UnitId AND CouncilId = @CouncilId AND Version = @Version", command, ct);
        journal.Add(new UnitMailboxChanged(unit.Id, command.Email), new { Email = before });
        return new Changed(unit.Id, unit.Version + 1);
    }
}

public sealed record UnitMailboxChanged(Guid SubjectId, string? Email) : IEvent;

internal static class ContactRules
{
    public static IRuleBuilderOptions<T, string> PhoneNumber<T>(this IRuleBuilder<T, string> rule) => rule
        .Matches(@"^\+?[0-9]{8,15}\z").WithMessage("“{PropertyName}” gồm 8 đến 15 chữ số, có thể bắt đầu bằng dấu +.");

    // One bare address: no name before it, nothing that would end a line of a header.
    public static IRuleBuilderOptions<T, string> MailAddress<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().MaximumLength(254)
        .Must(text => text.All(c => c > ' ' && c is not (',' or ';' or '<' or '>')) && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text)
        .WithMessage("“{PropertyName}” không phải một địa chỉ thư điện tử.");
}
