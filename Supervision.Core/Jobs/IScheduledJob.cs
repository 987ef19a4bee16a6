using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>What a job is called and when it runs by itself.</summary>
/// <param name="Code">Stable and unique: <c>chase.run</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Cron">Six fields (seconds first) in Asia/Ho_Chi_Minh.</param>
/// <param name="IsShared">It tends what belongs to the installation and goes through no councils, so that none of them can lay it to rest.</param>
public sealed record JobDefinition(string Code, string Name, string Cron, bool IsShared = false);

/// <summary>What one run of a job did.</summary>
/// <param name="Items">How many things it dealt with.</param>
/// <param name="Note">What whoever looks at the run should know.</param>
public sealed record JobDone(int Items, string? Note = null);

/// <summary>Something the system does by itself, whichever engine wakes it. A run that is killed anywhere and repeated does nothing twice.</summary>
public interface IScheduledJob
{
    JobDefinition Definition { get; }

    Task<JobDone> Run(JobContext context, CancellationToken ct);
}

/// <summary>How a job acts: by requests, as the system, in one council after another, each in a scope and a transaction of its own.</summary>
public sealed class JobContext(IServiceScopeFactory scopes, string jobCode)
{
    public async Task<T> Send<T>(Guid councilId, IRequest<T> request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(ActorIdentity.System(councilId, jobCode));
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>The councils whose work a job looks through: not those that have laid it to rest.</summary>
    public async Task<IReadOnlyList<Guid>> Councils(CancellationToken ct) => [.. (await Read(ct)).Select(row => row.Id)];

    /// <summary>Of these, those that have not ended: nobody is left to be reminded or to get new work in the others.</summary>
    public async Task<IReadOnlyList<Guid>> CouncilsAtWork(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        return [.. (await Read(ct)).Where(row => row.ValidTo is null || row.ValidTo >= today).Select(row => row.Id)];
    }

    private async Task<IReadOnlyList<CouncilRow>> Read(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().List<CouncilRow>(
            """
            -- across councils: a job goes through one council after another
            SELECT c.Id, c.ValidTo FROM Councils c WHERE NOT EXISTS (SELECT 1 FROM PausedJobs p WHERE p.CouncilId = c.Id AND p.JobCode = @jobCode) ORDER BY c.Seq
            """, new { jobCode }, ct);
    }

    private sealed record CouncilRow
    {
        public required Guid Id { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}
