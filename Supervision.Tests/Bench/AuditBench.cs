using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Tests.Audit;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Bench;

/// <summary>How long the chain of the journal takes to be set and to be checked, and what permission and journal add to a command.</summary>
internal sealed class AuditBench : IBench
{
    private const int Rows = 200_000;
    private const int Times = 1500;

    public string Name => "audit";

    public async Task<IReadOnlyList<Figure>> Run() => [.. await Chain(), await Cost()];

    private static async Task<IReadOnlyList<Figure>> Chain()
    {
        await using var world = await World.Create(alone: true);
        await world.Behind($"""
            INSERT INTO Journal (Id, CouncilId, At, ActorId, ActingAs, Origin, Command, Event, SubjectId, Data, Before)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})
            SELECT printf('%08x-0000-7000-8000-%012x', i, i), '{world.Council.CouncilId:D}', '2026-03-09T01:00:00.000Z', '{world.Office:D}', NULL, '192.0.2.1', 'RecordFinding', 'FindingRecorded',
                   printf('%08x-0000-7000-8000-%012x', i % 5000, 7),
                   printf('%s%d%s', 'Hồ sơ giải quyết thủ tục hành chính quá hạn chưa có văn bản xin lỗi; việc công khai kết quả còn chậm so với quy định. Số ', i, hex(zeroblob(60))), NULL
            FROM n
            """);
        var started = Stopwatch.GetTimestamp();
        await world.Seal();
        var sealing = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        var result = await world.CheckWholeJournal();
        var checking = Stopwatch.GetElapsedTime(started);
        if (result.First is { } first) throw new BenchFailedException(first.Sentence);
        return
        [
            new("check the journal's chain, per million rows", checking.TotalSeconds * 1_000_000 / result.Rows, "s"),
            new("seal the journal, per million rows", sealing.TotalSeconds * 1_000_000 / result.Rows, "s"),
        ];
    }

    // The same command in the same house, once without who may and without what was done; taken in turns, so that the machine's moods meet both.
    private static async Task<Figure> Cost()
    {
        var off = new Switch();
        await using var world = await World.Create(more: services => LetSwitch(services, off));
        var command = await Command(world);
        var took = new[] { new List<double>(Times), new List<double>(Times) };
        for (var i = 0; i < Times * 2; i++)
        {
            for (var nth = 0; nth < 2; nth++)
            {
                off.IsOff = nth == 1;
                var started = Stopwatch.GetTimestamp();
                await world.Send(world.Office, command);
                if (i >= Times) took[nth].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds * 1000);
            }
        }
        return new("record a finding with permission and journal, median (beside the same without)", new Latencies(took[0]).Median, "µs")
        {
            Baseline = new Latencies(took[1]).Median,
            Goal = Goal.MostRatio(1.3),
        };
    }

    private static async Task<RecordFinding> Command(World world)
    {
        var visit = await world.StartedVisit();
        var campaign = await world.Id("SELECT CAST(CampaignId AS nvarchar(36)) FROM Visits WHERE Id = @visit AND CouncilId = @CouncilId", new { visit });
        return new RecordFinding
        {
            CampaignId = campaign, VisitId = visit, UnitId = world.Unit, Kind = FindingKind.Shortcoming, Field = "Thủ tục hành chính", Severity = Severity.Medium,
            Text = "Hồ sơ giải quyết thủ tục hành chính quá hạn chưa có văn bản xin lỗi; việc công khai kết quả giải quyết còn chậm so với quy định.", ResponsibleBody = "Ủy ban nhân dân xã Hòa Bình",
        };
    }

    private static void LetSwitch(IServiceCollection services, Switch off)
    {
        services.AddSingleton(off);
        services.AddScoped(typeof(Authorize<,>));
        services.AddScoped(typeof(UnitOfWork<,>));
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i].ServiceType != typeof(IPipelineBehavior<,>)) continue;
            if (services[i].ImplementationType == typeof(Authorize<,>)) services[i] = ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(MaybeAuthorize<,>));
            if (services[i].ImplementationType == typeof(UnitOfWork<,>)) services[i] = ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(MaybeJournal<,>));
        }
    }

    private sealed class Switch
    {
        public bool IsOff { get; set; }
    }

    private sealed class MaybeAuthorize<TRequest, TResult>(Authorize<TRequest, TResult> whole, Switch off) : IPipelineBehavior<TRequest, TResult> where TRequest : notnull
    {
        public Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next) => off.IsOff ? next() : whole.Handle(request, ct, next);
    }

    /// <summary>A transaction with its journal, or a transaction and nothing besides.</summary>
    private sealed class MaybeJournal<TCommand, TResult>(UnitOfWork<TCommand, TResult> whole, Db db, Journal journal, Switch off) : IPipelineBehavior<TCommand, TResult> where TCommand : ICommand<TResult>
    {
        public async Task<TResult> Handle(TCommand command, CancellationToken ct, RequestHandlerDelegate<TResult> next)
        {
            if (!off.IsOff || db.InTransaction) return await whole.Handle(command, ct, next);
            await db.Begin(ct);
            try
            {
                var result = await next();
                journal.Clear();
                await db.Commit(ct);
                return result;
            }
            finally
            {
                await db.End();
            }
        }
    }
}
