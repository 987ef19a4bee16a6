using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Supervision.Core.Access;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Pipeline;

/// <summary>One log line a request; keeps in the journal what must survive a refusal.</summary>
internal sealed class Trace<TRequest, TResult>(ILogger<Trace<TRequest, TResult>> log, Db db, Journal journal, Actor actor)
    : IPipelineBehavior<TRequest, TResult> where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        var nested = db.InTransaction;
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await next();
            Log("ok");
            return result;
        }
        catch (RefusedException refused)
        {
            Log(refused.Code);
            if (!nested && journal.KeepsAfterRefusal) await Keep(ct);
            throw;
        }

        void Log(string outcome)
        {
            if (!log.IsEnabled(LogLevel.Information)) return;
            log.LogInformation("{Request} {Outcome} in {Milliseconds:0.0} ms by {Actor}",
                typeof(TRequest).Name, outcome, Stopwatch.GetElapsedTime(started).TotalMilliseconds, actor.IsKnown ? actor.PersonId : null);
        }
    }

    private async Task Keep(CancellationToken ct)
    {
        await db.Begin(ct);
        try
        {
            await journal.WriteAfterRefusal(typeof(TRequest).Name, ct);
            await db.Commit(ct);
        }
        finally
        {
            await db.End();
        }
    }
}

/// <summary>Lets a request through only if its actor holds a role that may do, somewhere, what the request names. Fails closed.</summary>
internal sealed class Authorize<TRequest, TResult>(Actor actor, Journal journal, Gate gate, LinkGuard links) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly ConcurrentDictionary<Type, (RequiresAttribute? Requires, bool Open, bool System)> Rules = new();

    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        var sender = gate.Begin(typeof(TRequest));
        try
        {
            return await Pass(request, next, ct);
        }
        finally
        {
            gate.End(sender);
        }
    }

    private async Task<TResult> Pass(TRequest request, RequestHandlerDelegate<TResult> next, CancellationToken ct)
    {
        var (requires, open, system) = Rules.GetOrAdd(typeof(TRequest), static type =>
            (type.GetCustomAttribute<RequiresAttribute>(), type.IsDefined(typeof(OpenToAllAttribute)), type.IsDefined(typeof(SystemOnlyAttribute))));
        if (actor.IsKnown)
        {
            Confinement.Demand(actor.Identity, requires, typeof(TRequest));
            await links.Demand(actor.Identity, requires, request, ct);
        }
        if (open)
        {
            gate.Self();
            return await next();
        }
        if (system)
        {
            gate.System();
            return await next();
        }
        if (requires is null) throw new InvalidOperationException($"{typeof(TRequest)} must say what it [Requires].");

        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, requires.Subject, requires.Act))
        {
            journal.AddEvenIfRefused(new AccessRefused(Guid.Empty, requires.Subject, requires.Act));
            throw Gate.Forbidden(requires.Subject, requires.Act);
        }

        var result = await next();
        gate.DemandPassed(typeof(TRequest));
        return result;
    }
}

/// <summary>Refuses a request that is wrong on its face, naming each field and its rule.</summary>
internal sealed class Validate<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        var errors = TextShape.Errors(request)
            .Concat(validators.SelectMany(v => v.Validate(request).Errors).Select(e => (Field: e.PropertyName, Message: e.ErrorMessage)))
            .GroupBy(e => e.Field)
            .ToDictionary(g => g.Key, g => g.Select(e => e.Message).Distinct().ToArray());
        return errors.Count == 0 ? next() : throw RefusedException.Invalid(errors);
    }
}

/// <summary>
/// Everything a command does, and the journal of it, happens together or not at all. A deadlock or a busy file is tried once more.
/// A command sent by a command joins its unit of work.
/// </summary>
internal sealed class UnitOfWork<TCommand, TResult>(Turn turn, Db db, Gate gate) : IPipelineBehavior<TCommand, TResult>
    where TCommand : ICommand<TResult>
{
    public Task<TResult> Handle(TCommand command, CancellationToken ct, RequestHandlerDelegate<TResult> next) => db.InTransaction ? next() : turn.Run(typeof(TCommand).Name, async () =>
    {
        var result = await next();
        gate.DemandPassed(typeof(TCommand));
        return result;
    }, ct);
}
