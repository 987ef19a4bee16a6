using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Asks for a link to a new password. Whether there is such an account, and whether it has an address, is in no answer.</summary>
[OpenToAll("whoever forgot their password cannot sign in; nothing is told and nothing changes but that a link is mailed to the owner")]
public sealed record AskPasswordReset(string UserName) : ICommand<ResetAsked>
{
    public sealed class Validator : AbstractValidator<AskPasswordReset>
    {
        public Validator() => RuleFor(c => c.UserName).NotEmpty().MaximumLength(254);
    }
}

/// <summary>The same for everybody.</summary>
public sealed record ResetAsked(string Message);

/// <summary>Whose link this is, for the form that it opens; asking changes nothing.</summary>
[OpenToAll("whoever holds a link of 256 random bits was sent it")]
public sealed record PasswordLink(string Token) : IQuery<PasswordLinkAnswer>;

public sealed record PasswordLinkAnswer(string Name, string? UserName, LinkPurpose Purpose, DateTimeOffset ExpiresAt);

/// <summary>Uses a link, once: gives its owner a new password and ends whatever was begun with the old one. A second factor remains as it is.</summary>
[OpenToAll("whoever holds a link of 256 random bits was sent it")]
public sealed record SetPasswordByLink : IAttempt<PasswordSet>
{
    public required string Token { get; init; }
    public required string NewPassword { get; init; }

    public sealed class Validator : AbstractValidator<SetPasswordByLink>
    {
        public Validator()
        {
            RuleFor(c => c.Token).NotEmpty().MaximumLength(100);
            RuleFor(c => c.NewPassword).NotEmpty().MaximumLength(PasswordRules.Longest);
        }
    }
}

/// <summary>By which name the owner signs in from now on.</summary>
public sealed record PasswordSet(string SignInName);

internal sealed class ResetPasswordHandler(Db db, AccountManager accounts, AccountLinks links, AccountSecrets secrets, Lockout lockout, Journal journal, Visitor visitor, Turn turn, TimeProvider clock)
    : IRequestHandler<AskPasswordReset, ResetAsked>, IRequestHandler<PasswordLink, PasswordLinkAnswer>, IRequestHandler<SetPasswordByLink, PasswordSet>
{
    private const int PerHour = 3;
    private static readonly ResetAsked Answer = new("Nếu có tài khoản với tên này và tài khoản có thư điện tử, một đường dẫn đặt lại mật khẩu đã được gửi tới thư đó; đường dẫn dùng được trong 1 giờ. Không nhận được thư thì hãy liên hệ người quản trị.");

    public async Task<ResetAsked> Handle(AskPasswordReset command, CancellationToken ct)
    {
        var account = await accounts.Find(SignInName.Of(command.UserName), ct);
        if (account?.Email is null)
        {
            if (account is not null) journal.AddFor(account.CouncilId, new PasswordResetAsked(account.Id, null, visitor.Device));
            return Answer;
        }
        var lately = await db.Value<long>("SELECT COUNT(*) FROM AccountLinks WHERE PersonId = @Id AND CouncilId = @CouncilId AND Purpose = @Purpose AND MadeAt > @Since",
            new { account.Id, account.CouncilId, Purpose = LinkPurpose.PasswordReset, Since = clock.GetUtcNow().AddHours(-1) }, ct);
        if (lately >= PerHour) return Answer;
        var (id, route, _) = await links.Make(account, LinkPurpose.PasswordReset, null, ct);
        await links.Send(account, LinkPurpose.PasswordReset, route,
            "Có người yêu cầu đặt lại mật khẩu cho tài khoản của đồng chí. Nếu là đồng chí, hãy mở đường dẫn dưới đây trong vòng 1 giờ; đường dẫn chỉ dùng được một lần. Nếu không phải, đồng chí không cần làm gì: mật khẩu vẫn như cũ.", ct);
        journal.AddFor(account.CouncilId, new PasswordResetAsked(account.Id, id, visitor.Device));
        return Answer;
    }

    public async Task<PasswordLinkAnswer> Handle(PasswordLink query, CancellationToken ct)
    {
        var (link, account) = await Good(query.Token, ct);
        return new PasswordLinkAnswer(account.Name, NameOf(account), link.Purpose, link.ExpiresAt);
    }

    public async Task<PasswordSet> Handle(SetPasswordByLink command, CancellationToken ct)
    {
        var (link, account) = await Good(command.Token, ct);
        await accounts.Choose(account, command.NewPassword, nameof(command.NewPassword));
        return await turn.Run(nameof(SetPasswordByLink), async () =>
        {
            if (await db.Execute("""
                UPDATE AccountLinks SET UsedAt = @Now WHERE Id = @Id AND CouncilId = @CouncilId AND UsedAt IS NULL AND RevokedAt IS NULL
                """, new { link.Id, link.CouncilId, Now = clock.GetUtcNow() }, ct) == 0) throw Spent();
            await accounts.UpdateAsync(account);
            await lockout.Clear(Lockout.KeyOf(account.Id), ct);
            var ended = await secrets.EndEverything(account, null, ct);
            journal.AddFor(account.CouncilId, new PasswordSetByLink(account.Id, link.Id, link.Purpose, ended, visitor.Device));
            return new PasswordSet(NameOf(account) ?? account.Name);
        }, ct);
    }

    private async Task<(GoodLink Link, Account Account)> Good(string token, CancellationToken ct) =>
        await links.Find(token, ct) is { } link && await accounts.Find(link.PersonId, ct) is { } account ? (link, account) : throw Spent();

    private static string? NameOf(Account account) => account.UserName ?? account.Email ?? account.Phone;

    private static RefusedException Spent() =>
        RefusedException.Conflict("account.link", "Đường dẫn này không dùng được nữa: đã dùng, đã hết hạn hoặc đã được thay bằng đường dẫn khác. Hãy yêu cầu một đường dẫn mới.");
}

public sealed record PasswordResetAsked(Guid SubjectId, Guid? LinkId, string Device) : IEvent;

public sealed record PasswordSetByLink(Guid SubjectId, Guid LinkId, LinkPurpose Purpose, int EndedSessions, string Device) : IEvent;
