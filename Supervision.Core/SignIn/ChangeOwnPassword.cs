using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.SignIn;

/// <summary>Changes the actor's own password; every other session of theirs ends, and so do their tokens.</summary>
[OpenToAll("about the actor alone; asks for the password itself"), OwnAccount]
public sealed record ChangeOwnPassword : IAttempt<PasswordChanged>
{
    public required string CurrentPassword { get; init; }
    public required string NewPassword { get; init; }

    public sealed class Validator : AbstractValidator<ChangeOwnPassword>
    {
        public Validator()
        {
            RuleFor(c => c.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.Longest);
            RuleFor(c => c.NewPassword).NotEmpty().MaximumLength(PasswordRules.Longest)
                .NotEqual(c => c.CurrentPassword).WithMessage("Mật khẩu mới phải khác mật khẩu hiện tại.");
        }
    }
}

/// <param name="EndedSessions">How many other sessions were ended.</param>
public sealed record PasswordChanged(int EndedSessions)
{
    /// <summary>What this session goes on with, for the cookie; null where the request came by none.</summary>
    [JsonIgnore]
    public SignedIn? Session { get; init; }
}

internal sealed class ChangeOwnPasswordHandler(Doorkeeper door, AccountManager accounts, AccountSecrets secrets, Lockout lockout, Journal journal, Actor actor, Turn turn) : IRequestHandler<ChangeOwnPassword, PasswordChanged>
{
    public async Task<PasswordChanged> Handle(ChangeOwnPassword command, CancellationToken ct)
    {
        var session = actor.Identity.SessionId;
        var account = await door.Again(actor.PersonId, command.CurrentPassword, nameof(command.CurrentPassword), ct);
        await accounts.Choose(account, command.NewPassword, nameof(command.NewPassword));
        return await turn.Run(nameof(ChangeOwnPassword), async () =>
        {
            await accounts.UpdateAsync(account);
            await lockout.Clear(Lockout.KeyOf(account.Id), ct);
            var ended = await secrets.EndEverything(account, session, ct);
            journal.Add(new PasswordChangedByOwner(account.Id));
            return new PasswordChanged(ended) { Session = session is { } id ? new SignedIn(account.Id, account.Name, account.SecurityStamp, id) : null };
        }, ct);
    }
}

public sealed record PasswordChangedByOwner(Guid SubjectId) : IEvent;
