using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Hosting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>What the system does by itself: when, with what outcome; run now, pause, resume.</summary>
public sealed class JobsPage(IMediator mediator, Actor actor) : FormPage(mediator)
{
    private readonly IMediator _mediator = mediator;

    public JobListAnswer View { get; private set; } = null!;

    /// <summary>The reader may also touch them.</summary>
    public bool MayWrite { get; private set; }

    /// <summary>Where the engine's own pages are, for whoever may open them.</summary>
    public string? Dashboard => MayWrite && View.Engine != JobEngineState.Off ? JobDashboard.Path : null;

    /// <summary>The job that was just set going.</summary>
    [TempData]
    public string? Asked { get; set; }

    /// <summary>The job that was just laid to rest.</summary>
    [TempData]
    public string? Paused { get; set; }

    /// <summary>Lays a job to rest; null where nothing is left to.</summary>
    public ActionForm? Pause => MayWrite && View.Jobs.Where(job => !job.IsPaused && !job.IsShared).ToList() is { Count: > 0 } running ? new ActionForm("pause", "Tạm dừng một công việc", "Tạm dừng")
    {
        Fields = [new(nameof(PauseJob.Code), FieldKind.Choice) { Label = "Công việc", Choices = [.. running.Select(job => new Choice(job.Code, job.Name))] }, Field.Text(nameof(PauseJob.Reason))],
        Note = "Chỉ tạm dừng ở Hội đồng nhân dân của đồng chí; Thường trực Hội đồng nhân dân được báo. Công việc chung của hệ thống không tạm dừng riêng được.",
    } : null;

    public Task OnGet(CancellationToken ct) => Load(ct);

    public Task<IActionResult> OnPostRun(string code, CancellationToken ct) => Do(new RunJob { Code = code }, answer => Asked = answer.Code, ct);

    public Task<IActionResult> OnPostPause(PauseJob pause) => Submit(pause, nameof(pause), answer =>
    {
        Paused = answer.Code;
        return Task.FromResult<IActionResult>(RedirectToPage());
    });

    public Task<IActionResult> OnPostResume(string code, CancellationToken ct) => Do(new ResumeJob { Code = code }, _ => { }, ct);

    private async Task<IActionResult> Do(ICommand<JobAnswer> command, Action<JobAnswer> done, CancellationToken ct)
    {
        await Load(ct);
        return await Submit(command, "", answer =>
        {
            done(answer);
            return Task.FromResult<IActionResult>(RedirectToPage());
        });
    }

    protected override Task Read(CancellationToken ct) => Load(ct);

    private async Task Load(CancellationToken ct)
    {
        View = await _mediator.Send(new JobList(), ct);
        MayWrite = PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Job, Act.Write);
    }
}
