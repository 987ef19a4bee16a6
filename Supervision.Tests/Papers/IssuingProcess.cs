using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Core;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Infrastructure;

namespace Supervision.Tests.Papers;

/// <summary>A clerk who issues a paper in a process of its own, on a database of a test; it stops at a moment of the issue and says so, to be killed there.</summary>
internal static class IssuingProcess
{
    public const string Held = "held";

    /// <summary>Where it stops.</summary>
    public enum Moment
    {
        /// <summary>The number is taken, nothing of the file is written.</summary>
        BeforeTheFile,

        /// <summary>The file stands under its own name, its row is not written.</summary>
        AfterTheFile,
    }

    /// <summary>The entry of that process.</summary>
    public static async Task Run(string file, string[] order)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddCore();
        var clock = new SteppingClock(default);
        clock.Set(SomePapers.IssuedOn, new TimeOnly(8, 0));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new SetupCode(null));
        services.AddInfrastructure(new DatabaseOptions { ConnectionString = $"Data Source={file}" }, order[0]);
        var store = services.Last(service => service.ServiceType == typeof(IFileStore));
        services.AddSingleton<IFileStore>(provider => new HoldingStore((IFileStore)store.ImplementationFactory!(provider), Enum.Parse<Moment>(order[5])));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(new ActorIdentity { CouncilId = Guid.Parse(order[1]), PersonId = Guid.Parse(order[2]), Name = "Văn thư", Roles = [Role.RecordsClerk] });
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new IssuePaper
        {
            PaperId = Guid.Parse(order[3]), Version = int.Parse(order[4], CultureInfo.InvariantCulture), IssuedOn = SomePapers.IssuedOn, IsHandSigned = true, SignedOn = SomePapers.IssuedOn,
        });
    }

    public static Process Start(World world, Changed paper, Moment moment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            typeof(IssuingProcess).Assembly.Location, "issue", world.Database.File!, world.Database.Folder, world.Council.CouncilId.ToString(), world.Clerk.ToString(), paper.Id.ToString(),
            paper.Version.ToString(CultureInfo.InvariantCulture), moment.ToString(),
        }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    // The store of the product, whose process stands still at the moment that was asked for.
    private sealed class HoldingStore(IFileStore store, Moment moment) : IFileStore
    {
        public async Task<PassingFile> Receive(Func<Stream, CancellationToken, Task> write, CancellationToken ct)
        {
            if (moment is Moment.BeforeTheFile) Hold();
            var file = await store.Receive(write, ct);
            return new HoldingFile(file) { Sha256 = file.Sha256, Size = file.Size };
        }

        public Task<Stream> Read(string sha256, CancellationToken ct) => store.Read(sha256, ct);

        public IAsyncEnumerable<string> KeptBefore(DateTimeOffset moment, CancellationToken ct) => store.KeptBefore(moment, ct);

        public Task Remove(string sha256, CancellationToken ct) => store.Remove(sha256, ct);
    }

    private sealed class HoldingFile(PassingFile file) : PassingFile
    {
        public override Stream Open() => file.Open();

        public override async Task Keep(CancellationToken ct)
        {
            await file.Keep(ct);
            Hold();
        }

        public override ValueTask DisposeAsync() => file.DisposeAsync();
    }

    private static void Hold()
    {
        Console.WriteLine(Held);
        Thread.Sleep(Timeout.Infinite);
    }
}
