using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Jobs;

/// <summary>What the system does by itself as a table, each with its last run, as <see cref="JobList"/> has it.</summary>
[Requires(Subject.Job, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record JobSheet : IQuery<Sheet>;

/// <summary>The newest runs of one job as a table, as <see cref="JobRunList"/> has them: a job that runs each minute has some hundred thousand.</summary>
[Requires(Subject.Job, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record JobRunSheet : IQuery<Sheet>
{
    public required string Code { get; init; }
}

internal sealed class JobSheetHandler(IMediator mediator, Gate gate, JobCatalogue jobs, TimeProvider clock) : IRequestHandler<JobSheet, Sheet>, IRequestHandler<JobRunSheet, Sheet>
{
    private static readonly SheetColumn<JobLine>[] Columns =
    [
        SheetTable.Text<JobLine>("Công việc", j => j.Name),
        SheetTable.Text<JobLine>("Lịch", j => j.Schedule),
        SheetTable.Text<JobLine>("Tạm dừng vì", j => j.Pause?.Reason),
        SheetTable.Day<JobLine>("Ngày chạy tới", j => On(j.NextAt)),
        SheetTable.Text<JobLine>("Giờ chạy tới", j => At(j.NextAt)),
        .. Run<JobLine>(j => j.Last),
    ];

    // A day and a half of what runs each minute: older runs are looked up on the page.
    private const int Newest = 2000;

    private static readonly SheetColumn<JobRunLine>[] RunColumns = [.. Run<JobRunLine>(r => r)];

    public async Task<Sheet> Handle(JobSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Read);
        return SheetTable.Dated("Công việc tự động", clock.Today(), Columns, (await mediator.Send(new JobList(), ct)).Jobs);
    }

    public async Task<Sheet> Handle(JobRunSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Job, Act.Read);
        var job = jobs.Get(query.Code);
        var rows = new List<JobRunLine>();
        string? after = null;
        do
        {
            var page = await mediator.Send(new JobRunList { Code = query.Code, After = after, Take = 200 }, ct);
            rows.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null && rows.Count < Newest);
        return SheetTable.Of("Các lần chạy", [$"{(after is null ? "Các" : $"{VietnameseNumber.Whole(rows.Count)}")} lần chạy {(after is null ? "" : "gần nhất ")}của “{job.Name}” đến {VietnameseDate.Long(clock.Today())}"], RunColumns, rows);
    }

    private static IEnumerable<SheetColumn<T>> Run<T>(Func<T, JobRunLine?> run) =>
    [
        SheetTable.Day<T>("Ngày chạy", r => On(run(r)?.StartedAt)),
        SheetTable.Text<T>("Giờ chạy", r => At(run(r)?.StartedAt)),
        SheetTable.Text<T>("Chạy vì", r => run(r)?.Cause.Label()),
        SheetTable.Text<T>("Kết quả", r => run(r)?.Outcome.Label()),
        SheetTable.Number<T>("Số việc", r => (long?)run(r)?.Items),
        SheetTable.Number<T>("Số giây", r => run(r)?.Milliseconds / 1000m),
        SheetTable.Text<T>("Ghi chú", r => run(r)?.Note),
        SheetTable.Text<T>("Mã lỗi", r => run(r)?.FaultId),
        SheetTable.Text<T>("Lỗi", r => run(r)?.Error),
    ];

    private static DateOnly? On(DateTimeOffset? at) => at is { } instant ? DateOnly.FromDateTime(instant.Local()) : null;

    private static string? At(DateTimeOffset? at) => at is { } instant ? VietnameseDate.Time(TimeOnly.FromDateTime(instant.Local())) : null;
}
