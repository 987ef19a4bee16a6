using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Supervision.Api.Hosting;
using Supervision.Core;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Jobs;
using Supervision.Core.Files;
using Supervision.Core.Law;
using Supervision.Core.People;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Core.Units;
using Supervision.Infrastructure;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Infrastructure.Notices;
using Supervision.Tests.Storage;

namespace Supervision.Tests;

/// <summary>
/// The whole application without its web: the real container, a database of its own, a clock that stands, and one council with a person in every role.
/// Arranges and acts through the commands a user would send.
/// </summary>
public sealed partial class World : IAsyncDisposable
{
    public const string SetupCodeValue = "setup-code-of-the-tests";
    public const string Password = "mat-khau-thu-nghiem";

    // Looking through an assembly for what is to be registered takes longer than most tests; what is found is the same for all.
    private static readonly Lazy<IReadOnlyList<ServiceDescriptor>> Core = new(() => [.. new ServiceCollection().AddCore()]);
    private static readonly Lazy<Task<Furnished>> First = new(Furnish);
    private static int s_validated;

    private readonly ServiceProvider _services;
    private readonly TestDatabase _database;
    private readonly Dictionary<Guid, ActorIdentity> _people = [];

    private World(TestDatabase database, SteppingClock clock, NoticeOptions? notices, Action<IServiceCollection>? more)
    {
        _database = database;
        Clock = clock;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.Add(Core.Value);
        // Each council that a test opens hashes its administrator's password.
        services.AddSingleton(new PasswordCost(1_000));
        services.AddInfrastructure(database.Options, database.Folder, notices: notices);
        services.AddDataKeys(database.Folder);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new SetupCode(SetupCodeValue));
        services.AddSingleton<SqlWatch>(CheckedSql.Instance);
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = Interlocked.Exchange(ref s_validated, 1) == 0 });
    }

    public SteppingClock Clock { get; }

    /// <summary>Where this world's rows are, for what opens the same database beside it.</summary>
    public TestDatabase Database => _database;

    public CouncilOpened Council { get; private set; } = null!;

    public Guid Administrator => Council.AdministratorId;

    public Guid StandingBoard { get; private set; }

    public Guid Head { get; private set; }

    public Guid Member { get; private set; }

    public Guid Secretary { get; private set; }

    public Guid Office { get; private set; }

    public Guid Clerk { get; private set; }

    public Guid Expert { get; private set; }

    public Guid UnitHead { get; private set; }

    public Guid UnitContact { get; private set; }

    /// <summary>The unit that <see cref="UnitHead"/> and <see cref="UnitContact"/> work for.</summary>
    public Guid Unit { get; private set; }

    /// <summary>Another unit of the same council.</summary>
    public Guid OtherUnit { get; private set; }

    public Guid OtherUnitHead { get; private set; }

    /// <summary>A council with everybody in it, on the morning of 09/3/2026 (a Monday).</summary>
    /// <param name="notices">The ways out for notices; none but the application itself without.</param>
    /// <param name="alone">For what goes through every council of the database, as jobs do.</param>
    /// <param name="more">Takes the last word about what is registered.</param>
    public static async Task<World> Create(NoticeOptions? notices = null, bool alone = false, Action<IServiceCollection>? more = null)
    {
        if (TestDatabase.IsSqlServer) return await Begin(await TestDatabase.Create(alone), notices, more);
        var first = await First.Value;
        var world = new World(TestDatabase.CopyOf(first.File), new SteppingClock(default), notices, more);
        world.Restart();
        world.Take(first.People);
        return world;
    }

    private static async Task<World> Begin(TestDatabase database, NoticeOptions? notices = null, Action<IServiceCollection>? more = null)
    {
        var world = new World(database, new SteppingClock(default), notices, more);
        world.Restart();
        await world.OpenCouncil();
        return world;
    }

    // The council that a world begins with is opened by its commands once, and copied with its file.
    private static async Task<Furnished> Furnish()
    {
        var world = await Begin(await TestDatabase.Create());
        await world._services.DisposeAsync();
        return new Furnished(world._database.File!, world);
    }

    private void Take(World first)
    {
        (Council, StandingBoard, Head, Member, Secretary, Office, Clerk, Expert) = (first.Council, first.StandingBoard, first.Head, first.Member, first.Secretary, first.Office, first.Clerk, first.Expert);
        (Unit, OtherUnit, UnitHead, UnitContact, OtherUnitHead) = (first.Unit, first.OtherUnit, first.UnitHead, first.UnitContact, first.OtherUnitHead);
        foreach (var (id, identity) in first._people) _people[id] = identity;
    }

    /// <summary>Sets the clock to where every world begins.</summary>
    public void Restart() => Clock.Set(new DateOnly(2026, 3, 9), new TimeOnly(8, 0));

    public ActorIdentity Identity(Guid person) => _people[person];

    /// <summary>Adds an actor of a test's own making.</summary>
    public void Know(ActorIdentity identity) => _people[identity.PersonId] = identity;

    /// <summary>What a session of a person says of them, with the roles as they were assigned.</summary>
    public async Task<ActorIdentity> SignedIn(Guid person)
    {
        await using var scope = _services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<AccountManager>().FindByIdAsync(person.ToString()))!;
        var session = await scope.ServiceProvider.GetRequiredService<Turn>().Run("test", () => scope.ServiceProvider.GetRequiredService<Sessions>().Begin(account, SignInProof.Password, CancellationToken.None), CancellationToken.None);
        return (await scope.ServiceProvider.GetRequiredService<Identities>().OfSession(session.SessionId, session.SecurityStamp, new ChosenRole(null), CancellationToken.None))!.Identity;
    }

    public async Task<T> Send<T>(Guid person, IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(_people[person]);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (request is not IVersioned) return await mediator.Send(request);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var mark = await JournalRule.Mark(db);
        var answer = await mediator.Send(request);
        await JournalRule.Demand(db, request, mark);
        return answer;
    }

    /// <summary>As nobody: for what is open to all.</summary>
    public async Task<T> SendUnknown<T>(IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<RefusedException> Refused<T>(Guid person, IRequest<T> request) =>
        (await Assert.ThrowsAsync<RefusedException>(async () => await Send(person, request)))!;

    /// <summary>A file as it has come in over the wire.</summary>
    public Task<ReceivedFile> Received(byte[] content, string fileName = "bien-ban.pdf", IntakeTerms? terms = null) =>
        _services.GetRequiredService<FileIntake>().Receive(new MemoryStream(content), fileName,
            terms ?? new IntakeTerms { Kinds = FileTypes.All, LimitInBytes = FileLimit.Megabytes(FileLimit.DefaultMegabytes).InBytes, KeepsPhotoPlace = false }, CancellationToken.None);

    /// <summary>One value, by a statement limited to this world's council.</summary>
    public async Task<T?> Value<T>(string sql, object? args = null)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(_people[Administrator]);
        return await scope.ServiceProvider.GetRequiredService<Db>().Value<T>(sql, args, CancellationToken.None);
    }

    /// <summary>What the journal holds of one kind of event of a subject, in order: the column Data or Before, empty where there is none.</summary>
    public Task<IReadOnlyList<string>> Journalled(Guid subject, string happened, string column) => With(Administrator, async services =>
        (IReadOnlyList<string>)[.. (await services.GetRequiredService<Db>().List<JournalRow>("SELECT Data, Before FROM Journal WHERE SubjectId = @subject AND Event = @happened AND CouncilId = @CouncilId ORDER BY Seq",
            new { subject, happened }, CancellationToken.None)).Select(row => (column == nameof(JournalRow.Before) ? row.Before : row.Data) ?? "")]);

    /// <summary>Work with the container itself, as one person.</summary>
    public async Task<T> With<T>(Guid person, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(_people[person]);
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs a job as a schedule would, through every council of this database.</summary>
    public Task<JobDone> Run(IScheduledJob job) =>
        job.Run(new JobContext(_services.GetRequiredService<IServiceScopeFactory>(), job.Definition.Code), CancellationToken.None);

    /// <summary>One request of a job, as the system at work in this world's council.</summary>
    public Task<T> AsSystem<T>(IRequest<T> request) =>
        new JobContext(_services.GetRequiredService<IServiceScopeFactory>(), "test").Send(Council.CouncilId, request, CancellationToken.None);

    private sealed record Furnished(string File, World People);

    private sealed record JournalRow
    {
        public required string Data { get; init; }
        public string? Before { get; init; }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
