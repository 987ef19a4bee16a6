using System.Reflection;
using System.Text.Json;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Storage;

namespace Supervision.Core.Pipeline;

/// <summary>The key a client sent so that a repeated request is answered, not done, again; empty for most requests.</summary>
public sealed class IdempotencyKey
{
    private (string Key, string BodyHash)? _given;

    /// <param name="key">The client's own, at most 100 characters.</param>
    /// <param name="bodyHash">SHA-256 of the request's route and body, in hexadecimal.</param>
    public void Give(string key, string bodyHash) => _given = (key, bodyHash);

    /// <summary>True when the answer was a stored one.</summary>
    public bool Replayed { get; internal set; }

    internal (string Key, string BodyHash)? Given => _given;

    /// <summary>The command that the key was given for is being done; what it sends itself needs none of its own.</summary>
    internal bool InUse { get; set; }
}

/// <summary>
/// Its answers are kept longer than a day: it is sent by devices that may have been cut off for long after it was received.
/// </summary>
/// <param name="days">How many.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnswersAgainAttribute(int days) : Attribute
{
    public int Days { get; } = days;
}

/// <summary>It answers with a secret that is kept nowhere in clear; sent twice, it is done twice.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnswersOnceAttribute : Attribute;

/// <summary>
/// Inside the unit of work: the key is inserted with what the command does, so an answer is stored exactly when the work is.
/// Two equal requests at once meet at the unique index; the second waits for the first and is given its answer.
/// </summary>
internal sealed class Idempotency<TCommand, TResult>(Db db, Actor actor, Gate gate, IdempotencyKey key, TimeProvider clock)
    : IPipelineBehavior<TCommand, TResult> where TCommand : ICommand<TResult>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(typeof(TCommand).GetCustomAttribute<AnswersAgainAttribute>()?.Days ?? 1);
    private static readonly bool Open = typeof(TCommand).IsDefined(typeof(OpenToAllAttribute), inherit: false) || typeof(TCommand).IsDefined(typeof(AnswersOnceAttribute), inherit: false);

    public async Task<TResult> Handle(TCommand command, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        // What is open to all answers with secrets (a token) that are kept nowhere in clear.
        if (key.Given is not { } given || key.InUse || !actor.IsKnown || Open) return await next();
        key.InUse = true;
        try
        {
            var now = clock.GetUtcNow();
            // Taking the lock of the actor's row first makes a second request with the same key wait here until the first has committed.
            await db.Execute("UPDATE People SET Version = Version WHERE Id = @ActorId AND CouncilId = @CouncilId", null, ct);
            var stored = await db.Find<StoredAnswer>("""
                SELECT Command, BodyHash, Answer, CreatedAt
                FROM IdempotentAnswers
                WHERE PersonId = @ActorId AND RequestKey = @Key AND CouncilId = @CouncilId
                """, new { given.Key }, ct);

            if (stored is not null && now - stored.CreatedAt < Kept)
            {
                if (stored.BodyHash != given.BodyHash || stored.Command != typeof(TCommand).Name)
                    throw RefusedException.Invalid("idempotency.other_body", "IdempotencyKey", "Khóa Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.");
                key.Replayed = true;
                // The actor passed the gate when the work was done; the answer is theirs.
                gate.Self();
                return JsonSerializer.Deserialize<TResult>(stored.Answer!, Journal.Json)!;
            }

            if (stored is not null)
                await db.Execute("DELETE FROM IdempotentAnswers WHERE PersonId = @ActorId AND RequestKey = @Key AND CouncilId = @CouncilId", new { given.Key }, ct);

            var result = await next();
            await db.Execute("""
                INSERT INTO IdempotentAnswers (Id, CouncilId, PersonId, RequestKey, Command, BodyHash, Answer, CreatedAt)
                VALUES (@Id, @CouncilId, @ActorId, @Key, @Command, @BodyHash, @Answer, @Now)
                """, new
            {
                Id = Guid.CreateVersion7(),
                given.Key,
                Command = typeof(TCommand).Name,
                given.BodyHash,
                Answer = JsonSerializer.Serialize(result, Journal.Json),
                Now = now,
            }, ct);
            return result;
        }
        finally
        {
            key.InUse = false;
        }
    }

    private sealed record StoredAnswer
    {
        public required string Command { get; init; }
        public required string BodyHash { get; init; }
        public string? Answer { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
    }
}
