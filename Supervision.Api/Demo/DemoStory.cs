using Supervision.Core.Storage;

namespace Supervision.Api.Demo;

/// <summary>The whole demonstration, case after case.</summary>
internal static class DemoStory
{
    public static async Task<bool> IsEmpty(DemoHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Value<long>(
            "-- across councils: whether the demonstration was loaded\nSELECT COUNT(*) FROM Councils", null, CancellationToken.None) == 0;
    }

    public static Task Play(DemoHost host) => Task.CompletedTask;
}
