namespace Supervision.Tests;

/// <summary>A test with a world of its own.</summary>
public abstract class FeatureTest
{
    private World? _world;

    protected World World => _world ?? throw new InvalidOperationException("The world of this test is not open.");

    [SetUp]
    public async Task OpenWorld() => _world = await Enter();

    [TearDown]
    public async Task CloseWorld()
    {
        if (_world is not null) await Leave(_world);
        _world = null;
    }

    /// <summary>The world a test begins in.</summary>
    protected virtual Task<World> Enter() => World.Create();

    protected virtual ValueTask Leave(World world) => world.DisposeAsync();
}
