using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.SignIn;

/// <summary>Checks a user name and a password. A wrong pair is kept in the journal although the request is refused.</summary>
[OpenToAll("signing in is how somebody becomes known")]
public sealed record SignIn(string UserName, string Password) : ICommand<SignedIn>
{
    public sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Password).NotEmpty().MaximumLength(200);
        }
    }
}

/// <summary>Who signed in; the stamp changes when all their sessions are to end.</summary>
public sealed record SignedIn(Guid PersonId, string Name, string SecurityStamp);

internal sealed class SignInHandler(Db db, Journal journal, IPasswords passwords) : IRequestHandler<SignIn, SignedIn>
{
    // Hashed once and compared against when there is no such user, so that the answer takes as long.
    private static string? s_nobody;

    public async Task<SignedIn> Handle(SignIn command, CancellationToken ct)
    {
        var person = await db.Find<Known>("""
            -- across councils: who signs in is not known yet; user names are unique in the installation
            SELECT Id, CouncilId, Name, PasswordHash, SecurityStamp FROM People
            WHERE UserName = @UserName AND IsActive = 1
            """, new { UserName = command.UserName.ToLowerInvariant() }, ct);

        var hash = person?.PasswordHash ?? (s_nobody ??= passwords.Hash("no such person"));
        if (!passwords.Verify(hash, command.Password) || person?.PasswordHash is null)
        {
            journal.AddEvenIfRefused(new SignInFailed(person?.Id ?? Guid.Empty, command.UserName), person?.CouncilId);
            throw RefusedException.Unauthenticated("Tên đăng nhập hoặc mật khẩu không đúng.");
        }
        journal.Add(new PersonSignedIn(person.Id));
        return new SignedIn(person.Id, person.Name, person.SecurityStamp);
    }

    private sealed record Known
    {
        public required Guid Id { get; init; }
        public required Guid CouncilId { get; init; }
        public required string Name { get; init; }
        public string? PasswordHash { get; init; }
        public required string SecurityStamp { get; init; }
    }
}

public sealed record PersonSignedIn(Guid SubjectId) : IEvent;

public sealed record SignInFailed(Guid SubjectId, string UserName) : IEvent;

/// <summary>Makes an access token for the signed-in person; it is shown once and kept only as its hash.</summary>
[OpenToAll("asks for the password itself")]
public sealed record IssueToken(string UserName, string Password, Role? ActingAs = null) : ICommand<IssuedToken>
{
    public sealed class Validator : AbstractValidator<IssueToken>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(100);
            RuleFor(c => c.Password).NotEmpty().MaximumLength(200);
            RuleFor(c => c.ActingAs).IsInEnum();
        }
    }
}

/// <summary>An opaque bearer token and when it ends.</summary>
public sealed record IssuedToken(string Token, DateTimeOffset ExpiresAt);

internal sealed class IssueTokenHandler(Db db, IMediator mediator, Journal journal, TimeProvider clock) : IRequestHandler<IssueToken, IssuedToken>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public async Task<IssuedToken> Handle(IssueToken command, CancellationToken ct)
    {
        var signedIn = await mediator.Send(new SignIn(command.UserName, command.Password), ct);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7();
        await db.Execute("""
            -- across councils: nobody is signed in yet; the row takes the council of the person whose password was right
            INSERT INTO AccessTokens (Id, CouncilId, PersonId, TokenHash, ActingAs, CreatedAt, ExpiresAt, RevokedAt)
            SELECT @id, p.CouncilId, p.Id, @TokenHash, @ActingAs, @now, @ExpiresAt, NULL
            FROM People p WHERE p.Id = @PersonId
            """, new { id, signedIn.PersonId, TokenHash = HashOf(token), command.ActingAs, now, ExpiresAt = now + Lifetime }, ct);
        journal.Add(new TokenIssued(signedIn.PersonId, id));
        return new IssuedToken(token, now + Lifetime);
    }

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

public sealed record TokenIssued(Guid SubjectId, Guid TokenId) : IEvent;
