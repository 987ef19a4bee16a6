using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>The runs of one job, the last one first.</summary>
[Requires(Subject.Job, Act.Read)]
public sealed record JobRunList : IQuery<Page<JobRunLine>>
{
    public required string Code { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<JobRunList>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

internal sealed class JobRunListHandler(Db db, Gate gate, Actor actor, JobCatalogue jobs) : IRequestHandler<JobRunList, Page<JobRunLine>>
{
    public Task<Page<JobRunLine>> Handle(JobRunList query, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Read);
        var job = jobs.Get(query.Code);
        return db.JobRuns(job.Code, Cursor.ReadSeq(query.After), query.Take, PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Job, Act.Write), ct);
    }
}
