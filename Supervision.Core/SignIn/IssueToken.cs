using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Makes an access token for whoever proves to be its owner; it is shown once and kept only as its hash.</summary>
[OpenToAll("asks for the password itself")]
public sealed record IssueToken(string UserName, string Password, Role? ActingAs = null, string? Code = null) : IAttempt<IssuedToken>
{
    public sealed class Validator : AbstractValidator<IssueToken>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(254);
            RuleFor(c => c.Password).NotEmpty().MaximumLength(PasswordRules.Longest);
            RuleFor(c => c.ActingAs).IsInEnum();
            RuleFor(c => c.Code).MaximumLength(50);
        }
    }
}

/// <summary>An opaque bearer token and when it ends.</summary>
public sealed record IssuedToken(string Token, DateTimeOffset ExpiresAt);

internal sealed class IssueTokenHandler(Db db, Doorkeeper door, Turn turn, Journal journal, TimeProvider clock) : IRequestHandler<IssueToken, IssuedToken>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public async Task<IssuedToken> Handle(IssueToken command, CancellationToken ct)
    {
        var proven = await door.ByPassword(command.UserName, command.Password, command.Code, ct);
        return await turn.Run(nameof(IssueToken), async () =>
        {
            await door.Accept(proven, ct);
            var (account, token, now, id) = (proven.Account, Secrets.Token(), clock.GetUtcNow(), Guid.CreateVersion7());
            await db.Execute("""
                INSERT INTO AccessTokens (Id, CouncilId, PersonId, TokenHash, ActingAs, Proof, CreatedAt, ExpiresAt)
                VALUES (@id, @CouncilId, @PersonId, @TokenHash, @ActingAs, @Proof, @now, @ExpiresAt)
                """, new { id, account.CouncilId, PersonId = account.Id, TokenHash = Secrets.HashOf(token), command.ActingAs, proven.Proof, now, ExpiresAt = now + Lifetime }, ct);
            journal.AddFor(account.CouncilId, new TokenIssued(account.Id, id, proven.Proof));
            return new IssuedToken(token, now + Lifetime);
        }, ct);
    }
}

public sealed record TokenIssued(Guid SubjectId, Guid TokenId, SignInProof Proof) : IEvent;
