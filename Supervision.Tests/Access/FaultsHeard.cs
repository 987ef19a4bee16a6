using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Supervision.Tests.Access;

/// <summary>What an application logged as an error, told once for each place in the product that it came from.</summary>
internal sealed class FaultsHeard : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, string> _heard = new();

    public IEnumerable<string> Heard => _heard.Values;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var place = exception?.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("at Supervision.", StringComparison.Ordinal))?.Trim() ?? "";
        _heard.TryAdd($"{exception?.GetType().Name} {place}", $"{formatter(state, exception)}: {exception?.Message} {place}");
    }

    public void Dispose()
    {
    }
}
