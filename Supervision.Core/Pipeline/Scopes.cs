using Microsoft.Extensions.DependencyInjection;

namespace Supervision.Core.Pipeline;

public static class Scopes
{
    /// <summary>A look at what is registered, outside of any request.</summary>
    public static T Look<T>(this IServiceScopeFactory scopes, Func<IServiceProvider, T> look)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            return look(scope.ServiceProvider);
        }
        finally
        {
            // Nothing was opened by looking, so nothing is waited for.
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
