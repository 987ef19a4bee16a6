using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>
/// Gives a person a link by which they choose their own password: mailed to them where they have an address, and shown once to whoever invites, to be handed over. Inviting again takes the link before back.
/// </summary>
[Requires(Subject.Config, Act.Write), AnswersOnce]
public sealed record InvitePerson : ICommand<Invited>
{
    public required Guid PersonId { get; init; }

    /// <summary>The name to sign in by, for who has none yet; without one they sign in by their mail address or telephone number.</summary>
    public string? UserName { get; init; }

    public sealed class Validator : AbstractValidator<InvitePerson>
    {
        public Validator() => RuleFor(c => c.UserName!).UserName().When(c => c.UserName is not null);
    }
}

/// <param name="Link">The whole address; shown this once.</param>
/// <param name="IsMailed">A mail with it is on its way.</param>
public sealed record Invited(string Link, DateTimeOffset ExpiresAt, bool IsMailed);

/// <summary>Takes back the links that a person was sent and has not used.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record RevokeAccountLinks : ICommand<LinksRevoked>
{
    public required Guid PersonId { get; init; }
}

/// <summary>How many were taken back.</summary>
public sealed record LinksRevoked(int Count);

internal sealed class InvitePersonHandler(Db db, Gate gate, Journal journal, Actor actor, AccountManager accounts, AccountLinks links, PublicAddress address, TimeProvider clock)
    : IRequestHandler<InvitePerson, Invited>, IRequestHandler<RevokeAccountLinks, LinksRevoked>
{
    public async Task<Invited> Handle(InvitePerson command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var account = await Own(command.PersonId, ct);
        if (!account.IsActive) throw RefusedException.Conflict("account.closed", "Tài khoản này đã đóng; hãy mở lại trước khi mời.");
        if (command.UserName is not null)
        {
            if (account.UserName is { } has && has != command.UserName) throw RefusedException.Conflict("account.user_name", $"Đồng chí này đã có tên đăng nhập “{has}”.", nameof(command.UserName));
            await db.Execute("UPDATE People SET UserName = @UserName WHERE Id = @PersonId AND CouncilId = @CouncilId", command, ct);
        }
        else if (account is { UserName: null, Email: null, Phone: null })
        {
            throw RefusedException.Invalid("account.no_name", nameof(command.UserName), "Hãy ghi tên đăng nhập, hoặc ghi thư điện tử, điện thoại của đồng chí này trước.");
        }
        var (id, route, expiresAt) = await links.Make(account, LinkPurpose.Invitation, actor.PersonId, ct);
        var isMailed = await links.Send(account, LinkPurpose.Invitation, route,
            "Đồng chí được mời sử dụng hệ thống quản lý hoạt động giám sát. Mở đường dẫn dưới đây để đặt mật khẩu; đường dẫn chỉ dùng được một lần, trong 7 ngày.", ct);
        journal.Add(new PersonInvited(account.Id, id, command.UserName, expiresAt, isMailed), new { account.UserName });
        return new Invited(address.Of(route), expiresAt, isMailed);
    }

    public async Task<LinksRevoked> Handle(RevokeAccountLinks command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        await Own(command.PersonId, ct);
        var count = await db.Execute("""
            UPDATE AccountLinks SET RevokedAt = @Now WHERE PersonId = @PersonId AND CouncilId = @CouncilId AND UsedAt IS NULL AND RevokedAt IS NULL AND ExpiresAt > @Now
            """, new { command.PersonId, Now = clock.GetUtcNow() }, ct);
        if (count == 0) throw RefusedException.Conflict("account.no_link", "Không còn đường dẫn nào đang chờ được mở.");
        journal.Add(new AccountLinksRevoked(command.PersonId, count));
        return new LinksRevoked(count);
    }

    private async Task<Account> Own(Guid person, CancellationToken ct) =>
        await accounts.Find(person, ct) is { } account && account.CouncilId == actor.CouncilId ? account : throw RefusedException.NotFound("người dùng");
}

public sealed record PersonInvited(Guid SubjectId, Guid LinkId, string? UserName, DateTimeOffset ExpiresAt, bool IsMailed) : IRightsChanged;

public sealed record AccountLinksRevoked(Guid SubjectId, int Count) : IEvent;
