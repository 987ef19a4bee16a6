using MediatR;
using Supervision.Api.Hosting;
using Supervision.Core;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Infrastructure;

namespace Supervision.Api.Demo;

/// <summary>
/// The application with a clock that steps through the cases' own days. It plays users: what they do goes through the same commands, each as its own request.
/// </summary>
internal sealed class DemoHost : IDemoStage, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<Guid, ActorIdentity> _people = [];

    /// <param name="address">Where the papers can be looked up that it issues; without it they carry no code to scan.</param>
    public DemoHost(DatabaseOptions database, string dataFolder, PublicAddress? address = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCore();
        services.AddInfrastructure(database, dataFolder);
        services.AddDataKeys(dataFolder);
        if (address is not null) services.AddSingleton(address);
        services.AddSingleton<TimeProvider>(Clock);
        // Made for this run and known to nobody: the demonstration opens its councils the way an installer does.
        services.AddSingleton(new SetupCode(SetupCode));
        var real = services.Last(d => d.ServiceType == typeof(IPasswords));
        services.AddSingleton<IPasswords>(provider => new SharedPassword((IPasswords)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!)));
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public SteppingClock Clock { get; } = new(DateTimeOffset.UnixEpoch);

    public string SetupCode { get; } = Guid.NewGuid().ToString("N");

    public IServiceProvider Services => _services;

    /// <summary>Somebody who may act from here on, with the roles that were assigned.</summary>
    public void Know(ActorIdentity identity) => _people[identity.PersonId] = identity;

    public ActorIdentity Identity(Guid person) => _people[person];

    public async Task<T> Send<T>(Guid person, IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(_people[person]);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T> SendUnknown<T>(IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
