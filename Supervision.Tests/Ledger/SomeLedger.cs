using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Calendar;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Tests.Ledger;

/// <summary>Papers of the ledger and their tasks, made by the commands a user sends; the clock stands on 09/3/2026.</summary>
internal static class SomeLedger
{
    public static readonly DateOnly IssuedOn = new(2026, 3, 2);

    public static RegisterSourcePaper Paper(SourcePaperKind kind = SourcePaperKind.QuestioningResolution) => new()
    {
        Kind = kind,
        Reference = "25/NQ-HĐND",
        IssuedOn = IssuedOn,
        Issuer = "Hội đồng nhân dân tỉnh Lam Sơn",
        Title = "Nghị quyết về hoạt động chất vấn tại kỳ họp thứ chín",
    };

    public static LedgerTask Task(World world, DeadlineRule? deadline = null) => new()
    {
        Content = "Hoàn thành cấp giấy chứng nhận quyền sử dụng đất lần đầu còn tồn đọng",
        Force = TaskForce.Requires,
        LeadUnitId = world.Unit,
        ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
        Product = "Báo cáo kết quả",
        Deadline = deadline ?? new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 30) },
    };

    /// <summary>A task of a paper, sent out by the Standing Board.</summary>
    public static async Task<(Guid Paper, Guid Task)> Assigned(this World world, LedgerTask? task = null, SourcePaperKind kind = SourcePaperKind.QuestioningResolution, DateOnly? issuedOn = null)
    {
        var paper = (await world.Send(world.Office, Paper(kind) with { IssuedOn = issuedOn ?? IssuedOn })).Id;
        var id = (await world.Send(world.Office, new AddLedgerTask { SourcePaperId = paper, Task = task ?? Task(world) })).Id;
        await world.Send(world.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        return (paper, id);
    }

    /// <summary>Sends as the system, in this world's council.</summary>
    public static Task<T> AsSystem<T>(this World world, MediatR.IRequest<T> request)
    {
        world.Know(ActorIdentity.System(world.Council.CouncilId, "series.make"));
        return world.Send(Guid.Empty, request);
    }

    /// <summary>Ends the world's unit yesterday; the other unit, and whichever more are named, take over.</summary>
    public static async Task EndUnit(this World world, params Guid[] more) => await world.Send(world.Administrator, new EndUnit
    {
        UnitId = world.Unit,
        Version = 1,
        LastDay = new DateOnly(2026, 3, 8),
        Paper = "Nghị quyết số 1656/NQ-UBTVQH15",
        Successors = [new Successor(world.OtherUnit), .. more.Select(id => new Successor(id))],
    });

    /// <summary>As the directory says where it names superiors: the other unit is under the world's unit.</summary>
    public static Task PutUnder(this World world) => world.With(world.Administrator, services =>
        services.GetRequiredService<Db>().Execute("UPDATE Units SET ParentId = @Unit WHERE Id = @OtherUnit AND CouncilId = @CouncilId", new { world.Unit, world.OtherUnit }, CancellationToken.None));

    public static readonly HandoverPaper Handover = new() { Reference = "Biên bản bàn giao số 03/BB-UBND", IssuedOn = new DateOnly(2026, 3, 9), HandedOn = new DateOnly(2026, 3, 9) };
}

/// <summary>Moves a task as a feature that is not part of a test would.</summary>
internal static class TaskMoves
{
    public static Task<int> Tasks(this World world, Guid taskId, Action<FollowUpTask> move) => world.With(world.Administrator, async services =>
    {
        var db = services.GetRequiredService<Db>();
        var task = await db.LoadTask(taskId, CancellationToken.None);
        move(task);
        await db.Save(task, CancellationToken.None);
        return task.Version + 1;
    });
}
