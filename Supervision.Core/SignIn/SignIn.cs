using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.SignIn;

/// <summary>
/// Begins a session by a user name, an address of mail or a telephone number, and a password; with a code, where the account has a second factor. What fails is kept in the journal although the
/// request is refused.
/// </summary>
[OpenToAll("signing in is how somebody becomes known")]
public sealed record SignIn(string UserName, string Password, string? Code = null) : IAttempt<SignedIn>
{
    public sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(254);
            RuleFor(c => c.Password).NotEmpty().MaximumLength(PasswordRules.Longest);
            RuleFor(c => c.Code).MaximumLength(50);
        }
    }
}

/// <summary>The second step on a page, where the password is not kept between the two: what the first step gave, and the code.</summary>
[OpenToAll("signing in is how somebody becomes known")]
public sealed record SignInWithCode(string Ticket, string Code) : IAttempt<SignedIn>
{
    public sealed class Validator : AbstractValidator<SignInWithCode>
    {
        public Validator()
        {
            RuleFor(c => c.Ticket).NotEmpty().MaximumLength(1000);
            RuleFor(c => c.Code).NotEmpty().MaximumLength(50);
        }
    }
}

/// <summary>Who signed in, and the session that was begun; the stamp changes when all their sessions are to end.</summary>
public sealed record SignedIn(Guid PersonId, string Name, string SecurityStamp, Guid SessionId);

internal sealed class SignInHandler(Doorkeeper door, Sessions sessions, Turn turn) : IRequestHandler<SignIn, SignedIn>, IRequestHandler<SignInWithCode, SignedIn>
{
    public async Task<SignedIn> Handle(SignIn command, CancellationToken ct) => await Begin(await door.ByPassword(command.UserName, command.Password, command.Code, ct), nameof(SignIn), ct);

    public async Task<SignedIn> Handle(SignInWithCode command, CancellationToken ct) => await Begin(await door.ByTicket(command.Ticket, command.Code, ct), nameof(SignInWithCode), ct);

    private Task<SignedIn> Begin(Proven proven, string command, CancellationToken ct) => turn.Run(command, async () =>
    {
        await door.Accept(proven, ct);
        return await sessions.Begin(proven.Account, proven.Proof, ct);
    }, ct);
}
