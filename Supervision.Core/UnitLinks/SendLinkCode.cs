using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitLinks;

/// <summary>Sends whom the unit named a code, by which whoever opened the link proves to be that person. A new code takes the place of the one before.</summary>
[OpenToAll("whoever came by a link proves by it who they are; the code goes to the person whom the unit named, and nowhere else")]
public sealed record SendLinkCode(Role Role) : ICommand<CodeSent>
{
    public sealed class Validator : AbstractValidator<SendLinkCode>
    {
        public Validator() => RuleFor(c => c.Role).IsInEnum();
    }
}

/// <param name="SentTo">Where it went, shortened.</param>
public sealed record CodeSent(string SentTo, DateTimeOffset ExpiresAt);

internal sealed class SendLinkCodeHandler(Db db, Gate gate, Actor actor, Journal journal, UnitLinkMail mail, ISeals seals, TimeProvider clock) : IRequestHandler<SendLinkCode, CodeSent>
{
    /// <summary>What a code is closed for until it is compared.</summary>
    public const string Purpose = "Supervision.UnitLinks.Code";

    private const int PerHour = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public async Task<CodeSent> Handle(SendLinkCode command, CancellationToken ct)
    {
        gate.Self();
        var link = actor.Identity.Link ?? throw NotByLink();
        var contact = (await db.ContactsOf(actor.UnitId!.Value, ct)).FirstOrDefault(one => one.Role == command.Role) ?? throw RefusedException.NotFound("người đơn vị đã nêu");
        var way = await db.WayTo(contact, ct)
            ?? throw RefusedException.Conflict("link.no_way", "Hiện không gửi được mã đến người này; hãy liên hệ Văn phòng.", nameof(command.Role));
        var now = clock.GetUtcNow();
        if (await db.Value<long>("SELECT COUNT(*) FROM UnitLinkCodes WHERE UnitContactId = @Id AND CouncilId = @CouncilId AND SentAt > @Since", new { contact.Id, Since = now.AddHours(-1) }, ct) >= PerHour)
            throw RefusedException.Conflict("link.code_often", $"Đã gửi {PerHour} mã cho người này trong một giờ; hãy dùng mã mới nhất hoặc thử lại sau.", nameof(command.Role));

        await db.Execute("UPDATE UnitLinkCodes SET UsedAt = @now WHERE UnitLinkSessionId = @SessionId AND CouncilId = @CouncilId AND UsedAt IS NULL", new { link.SessionId, now }, ct);
        var code = RandomNumberGenerator.GetString("0123456789", 6);
        await db.Execute("""
            INSERT INTO UnitLinkCodes (Id, CouncilId, UnitLinkSessionId, UnitContactId, ProtectedCode, SentAt, ExpiresAt, UsedAt)
            VALUES (@Id, @CouncilId, @SessionId, @UnitContactId, @ProtectedCode, @now, @ExpiresAt, NULL)
            """, new { Id = Guid.CreateVersion7(), link.SessionId, UnitContactId = contact.Id, ProtectedCode = seals.Close(Purpose, code), now, ExpiresAt = now + Life }, ct);
        await mail.Code(contact, way, code, now + Life, ct);
        journal.Add(new UnitLinkCodeSent(link.MatterId, link.UnitLinkId, link.Code, contact.Id, command.Role, way.Masked));
        return new CodeSent(way.Masked, now + Life);
    }

    internal static RefusedException NotByLink() => RefusedException.Unauthenticated("Hãy mở lại đường dẫn trong hộp thư của đơn vị.", "link.none");
}

internal static class CodeWays
{
    /// <summary>How a code reaches the contact now; never by the shared mailbox, which links go to.</summary>
    public static async Task<CodeWay?> WayTo(this Db db, UnitContact contact, CancellationToken ct)
    {
        var hasGateway = await db.Value<long>("SELECT COUNT(*) FROM Webhooks WHERE CouncilId = @CouncilId AND IsActive = 1", null, ct) > 0;
        var mailbox = await db.Value<string>("SELECT Email FROM Units WHERE Id = @UnitId AND CouncilId = @CouncilId", new { contact.UnitId }, ct);
        return CodeWay.Of(contact, hasGateway, db.Signal.Channels.Email && !string.Equals(mailbox, contact.Email, StringComparison.OrdinalIgnoreCase));
    }
}

public sealed record UnitLinkCodeSent(Guid SubjectId, Guid UnitLinkId, string LinkCode, Guid UnitContactId, Role Role, string SentTo) : IEvent;
