using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Supervision.Tests.Web;

/// <summary>A fault of ours is logged once and told with its id, not with its insides.</summary>
public sealed class FaultTests : FeatureTest
{
    [TestCase("/api/hong", "application/problem+json")]
    [TestCase("/hong", "text/html")]
    public async Task An_unexpected_fault_is_logged_once_under_the_id_that_its_victim_sees(string path, string type)
    {
        using var log = new LogBook();
        await using var site = await Site.Open(World,
            more: builder => builder.Logging.AddProvider(log),
            map: app => app.MapGet(path, IResult () => throw new InvalidDataException("bí mật bên trong")));

        var answer = await site.Anonymous.Get(path);

        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((HttpStatusCode.InternalServerError, type)), answer.Text);
        Assert.That(answer.Text, Does.Not.Contain("bí mật").And.Not.Contain("InvalidDataException"));
        var errors = log.Entries.Where(e => e.Level >= LogLevel.Error).ToArray();
        Assert.That(errors, Has.Length.EqualTo(1), string.Join('\n', errors.Select(e => e.Text)));
        Assert.That(errors[0].Fault, Is.InstanceOf<InvalidDataException>());
        var id = errors[0].Text.Split(' ')[2];
        Assert.That(answer.Text, Does.Contain(id));
        if (answer.Json is { } json) Assert.That(((string?)json["faultId"], answer.Code), Is.EqualTo((id, "fault")));
    }

    [Test]
    public async Task A_refusal_is_no_fault_and_logs_no_error()
    {
        using var log = new LogBook();
        await using var site = await Site.Open(World, more: builder => builder.Logging.AddProvider(log));

        await site.Anonymous.Get("/api/findings/x");
        await site.Anonymous.Get("/khong-co-trang-nay");

        Assert.That(log.Entries.Where(e => e.Level >= LogLevel.Error).Select(e => e.Text), Is.Empty);
    }

    private sealed record Entry(LogLevel Level, string Text, Exception? Fault);

    private sealed class LogBook : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<Entry> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue(new Entry(logLevel, formatter(state, exception), exception));

        public void Dispose()
        {
        }
    }
}
