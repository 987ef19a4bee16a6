using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitLinks;

/// <summary>
/// Proves by the code, once, to be whom the unit named: from then on this browser acts as that person in the link's one matter. Attempts are counted by the person whom the code went to, before they are
/// judged, whatever browser or link they come by; after each five wrong ones the wait grows.
/// </summary>
[OpenToAll("whoever came by a link proves by it who they are"), AnswersOnce]
public sealed record ConfirmLinkCode(string CodeSecret) : IAttempt<LinkConfirmed>
{
    public sealed class Validator : AbstractValidator<ConfirmLinkCode>
    {
        public Validator() => RuleFor(c => c.CodeSecret).NotEmpty().MaximumLength(20);
    }
}

/// <param name="SessionSecret">What the browser's cookie holds from now on.</param>
public sealed record LinkConfirmed(string SessionSecret, string Name, Role Role, string Route);

internal sealed class ConfirmLinkCodeHandler(Db db, Gate gate, Actor actor, Journal journal, LinkSessions sessions, Lockout lockout, ISeals seals, Turn turn, TimeProvider clock)
    : IRequestHandler<ConfirmLinkCode, LinkConfirmed>
{
    public async Task<LinkConfirmed> Handle(ConfirmLinkCode command, CancellationToken ct)
    {
        gate.Self();
        var link = actor.Identity.Link ?? throw SendLinkCodeHandler.NotByLink();
        var now = clock.GetUtcNow();
        var code = await db.Find<CodeRow>("""
            SELECT k.Id, k.UnitContactId, k.ProtectedCode FROM UnitLinkCodes k
            JOIN UnitContacts c ON c.Id = k.UnitContactId AND c.EndedAt IS NULL
            WHERE k.UnitLinkSessionId = @SessionId AND k.CouncilId = @CouncilId AND k.UsedAt IS NULL AND k.ExpiresAt > @now
            """, new { link.SessionId, now }, ct);
        // Without a code it counts as well, and is answered as a wrong one.
        var key = Lockout.KeyOf($"unit-link/{code?.UnitContactId ?? link.SessionId:N}");
        var until = await turn.Run(nameof(ConfirmLinkCode), () => lockout.Take(key, ct, "nhập mã xác nhận không đúng"), ct);
        var typed = new string([.. command.CodeSecret.Where(char.IsAsciiDigit)]);
        if (code is null || seals.Open(SendLinkCodeHandler.Purpose, code.ProtectedCode) is not { } right || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(right), Encoding.ASCII.GetBytes(typed)))
            throw Wrong(link, until);

        return await turn.Run(nameof(ConfirmLinkCode), async () =>
        {
            if (await db.Execute("UPDATE UnitLinkCodes SET UsedAt = @now WHERE Id = @Id AND CouncilId = @CouncilId AND UsedAt IS NULL", new { code.Id, now }, ct) == 0) throw Wrong(link, until);
            await lockout.Clear(key, ct);
            var contact = await db.LoadContact(code.UnitContactId, ct);
            var secret = await sessions.Confirm(link, contact, ct);
            journal.Add(new UnitLinkConfirmed(link.MatterId, link.UnitLinkId, link.Code, contact.Id, contact.Role, contact.PersonName));
            return new LinkConfirmed(secret, contact.PersonName, contact.Role, LinkRoutes.Of(link.Matter, link.MatterId));
        }, ct);
    }

    private RefusedException Wrong(LinkTie link, DateTimeOffset? until)
    {
        journal.AddEvenIfRefused(new UnitLinkCodeFailed(link.MatterId, link.UnitLinkId, link.Code, until));
        return RefusedException.Invalid("link.code", nameof(ConfirmLinkCode.CodeSecret), "Mã không đúng, đã dùng hoặc đã hết hạn. Hãy nhập mã mới nhất, hoặc yêu cầu gửi mã khác.");
    }

    private sealed record CodeRow
    {
        public required Guid Id { get; init; }
        public required Guid UnitContactId { get; init; }
        public required string ProtectedCode { get; init; }
    }
}

public sealed record UnitLinkConfirmed(Guid SubjectId, Guid UnitLinkId, string LinkCode, Guid UnitContactId, Role Role, string PersonName) : IEvent;

/// <param name="SubjectId">The matter.</param>
/// <param name="UnitLinkId">The link.</param>
/// <param name="LinkCode">Its name in the journal.</param>
/// <param name="Until">No code is taken before then, where it was one wrong one too many.</param>
public sealed record UnitLinkCodeFailed(Guid SubjectId, Guid UnitLinkId, string LinkCode, DateTimeOffset? Until) : IEvent;
