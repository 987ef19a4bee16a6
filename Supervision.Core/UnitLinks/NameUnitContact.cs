using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.UnitLinks;

/// <summary>
/// Enters whom a unit named in writing as its head or contact for what it does by links. Codes go to that person alone, so the address is neither the office's shared mailbox nor the other's; whoever was
/// named before ends with it.
/// </summary>
[Requires(Subject.UnitLink, Act.Write)]
public sealed record NameUnitContact : ICommand<Created>
{
    public required Guid UnitId { get; init; }

    /// <summary>The unit's head, who approves and sends; or its contact, who prepares.</summary>
    public required Role Role { get; init; }
    public required string PersonName { get; init; }

    /// <summary>"Phó Chủ tịch UBND xã".</summary>
    public required string Post { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>The unit's paper that names them: "12/UBND-VP".</summary>
    public required string Reference { get; init; }

    /// <summary>The day of that paper.</summary>
    public required DateOnly NoticedOn { get; init; }

    public sealed class Validator : AbstractValidator<NameUnitContact>
    {
        public Validator()
        {
            RuleFor(c => c.Role).Must(role => role is Role.UnitHead or Role.UnitContact).WithMessage("“{PropertyName}” là người đứng đầu hoặc công chức đầu mối của đơn vị.");
            RuleFor(c => c.PersonName).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Post).NotEmpty().MaximumLength(300);
            RuleFor(c => c.Email!).MailAddress().When(c => c.Email is not null);
            RuleFor(c => c.Phone!).PhoneNumber().When(c => c.Phone is not null);
            RuleFor(c => c.Email).NotNull().When(c => c.Phone is null).WithMessage("Ghi “{PropertyName}” hoặc điện thoại riêng của người này để nhận mã xác nhận.");
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(200);
        }
    }
}

internal sealed class NameUnitContactHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<NameUnitContact, Created>
{
    public async Task<Created> Handle(NameUnitContact command, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Write);
        await db.DemandUnit(command.UnitId, ct);
        if (command.NoticedOn > clock.Today()) throw RefusedException.Invalid("contact.noticed_on", nameof(command.NoticedOn), "Ngày văn bản của đơn vị không được sau hôm nay.");
        await DemandOwn(command, ct);
        var now = clock.GetUtcNow();
        var before = (await db.ContactsOf(command.UnitId, ct)).FirstOrDefault(contact => contact.Role == command.Role);
        if (before is not null) await db.End(before, now, ct);

        // Without a role and without a name to sign in by: only a link makes this person an actor, and only for its matter.
        var (id, personId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.AddLinkPerson(personId, command.PersonName, command.Post, command.UnitId, ct);
        await db.Execute("""
            INSERT INTO UnitContacts (Id, CouncilId, UnitId, PersonId, Role, Email, Phone, Reference, NoticedOn, NamedAt, NamedById, EndedAt)
            VALUES (@id, @CouncilId, @UnitId, @personId, @Role, @Email, @Phone, @Reference, @NoticedOn, @now, @ActorId, NULL)
            """, new { id, command.UnitId, personId, command.Role, command.Email, command.Phone, command.Reference, command.NoticedOn, now }, ct);
        journal.Add(new UnitContactNamed(personId, id, command.UnitId, command.Role, command.PersonName, command.Post, command.Email, command.Phone, command.Reference, command.NoticedOn),
            before is null ? new { UnitContact = "chưa có" } : before);
        return new Created(id);
    }

    // A code proves a person only where nobody else reads it.
    private async Task DemandOwn(NameUnitContact command, CancellationToken ct)
    {
        var mailbox = await db.Value<string>("SELECT Email FROM Units WHERE Id = @UnitId AND CouncilId = @CouncilId", command, ct);
        if (command.Email is { } mail && string.Equals(mail, mailbox, StringComparison.OrdinalIgnoreCase))
            throw RefusedException.Invalid("contact.shared_address", nameof(command.Email), "Đây là hộp thư chung của đơn vị, nhiều người cùng đọc; mã xác nhận phải đến thư riêng của người được nêu.");
        var others = (await db.ContactsOf(command.UnitId, ct)).Where(contact => contact.Role != command.Role).ToList();
        if (command.Email is { } same && others.Any(other => string.Equals(other.Email, same, StringComparison.OrdinalIgnoreCase)))
            throw RefusedException.Invalid("contact.same_address", nameof(command.Email), "Người đứng đầu và đầu mối phải nhận mã ở hai địa chỉ khác nhau: người soạn không tự phê duyệt.");
        if (command.Phone is { } phone && others.Any(other => SignIn.SignInName.PhoneKey(other.Phone) == SignIn.SignInName.PhoneKey(phone)))
            throw RefusedException.Invalid("contact.same_address", nameof(command.Phone), "Người đứng đầu và đầu mối phải nhận mã ở hai số điện thoại khác nhau: người soạn không tự phê duyệt.");
    }
}

public sealed record UnitContactNamed(
    Guid SubjectId, Guid UnitContactId, Guid UnitId, Role Role, string PersonName, string Post, string? Email, string? Phone, string Reference, DateOnly NoticedOn) : IRightsChanged;
