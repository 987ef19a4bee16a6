using System.Reflection;
using MediatR;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>Keeps that somebody was answered what is <see cref="SensitiveAttribute"/>; a refusal is in the journal already.</summary>
internal sealed class KeepAccess<TRequest, TResult>(Actor actor, Db db, AccessBuffer buffer, TimeProvider clock) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly SensitiveKind? Kind = typeof(TRequest).GetCustomAttribute<SensitiveAttribute>()?.Kind;

    // What it was about: the first id that it names.
    private static readonly PropertyInfo? Subject = typeof(TRequest).GetProperties().FirstOrDefault(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(Guid));

    public Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next) => Kind is { } kind ? Kept(request, kind, next, ct) : next();

    private async Task<TResult> Kept(TRequest request, SensitiveKind kind, RequestHandlerDelegate<TResult> next, CancellationToken ct)
    {
        var result = await next();
        if (!actor.IsKnown || actor.Identity.IsSystem) return result;
        await buffer.Add(new AccessEntry
        {
            Id = Guid.CreateVersion7(),
            CouncilId = actor.CouncilId,
            At = clock.GetUtcNow(),
            PersonId = actor.PersonId,
            ActingAs = actor.Identity.ActingAs?.ToString(),
            Origin = actor.Identity.Origin,
            Kind = kind,
            Request = typeof(TRequest).Name,
            SubjectId = Subject?.GetValue(request) as Guid?,
        }, !db.InTransaction, ct);
        return result;
    }
}
