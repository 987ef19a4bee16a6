using Supervision.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Notices;
using Supervision.Tests.Notices;

namespace Supervision.Tests.Web;

/// <summary>What a watchdog asks.</summary>
public sealed class HealthTests : SiteTest
{
    protected override bool Alone => true;

    [Test]
    public async Task Whoever_asks_hears_that_it_lives_and_is_ready_and_no_more()
    {
        var live = await Site.Anonymous.Get("/health/live");
        var ready = await Site.Anonymous.Get("/health/ready");
        var office = await (await Site.As(World.Office)).Get("/health/ready");

        Assert.That(((int)live.Status, live.Text), Is.EqualTo((200, """{"status":"ok"}""")));
        Assert.That(((int)ready.Status, ready.Text), Is.EqualTo((200, """{"status":"ok"}""")));
        Assert.That(office.Text, Is.EqualTo(ready.Text));
    }

    [Test]
    public async Task An_administrator_hears_each_part()
    {
        var ready = await (await Site.As(World.Administrator)).Get("/health/ready");

        Assert.That((string?)ready.Json!["parts"]!["scheduler"]!["facts"]!["state"], Is.EqualTo("Off"));
        Assert.That((string?)ready.Json["parts"]!["database"]!["facts"]!["schema"], Does.EndWith(".sql"));
        Assert.That(ready.Text, Does.Not.Contain(World.Database.Folder));
    }

    [Test]
    public async Task What_is_due_and_was_not_sent_is_told_with_its_age_and_takes_nothing_out_of_service()
    {
        var admin = await Site.As(World.Administrator);
        Assert.That(Outbox(await admin.Get("/health/ready")), Is.EqualTo((0L, (long?)null)));
        await World.With(World.Office, async services =>
        {
            var db = services.GetRequiredService<Db>();
            await db.Notify(SomeNotices.ToPerson(World.Head), CancellationToken.None);
            foreach (var (state, hours) in new[] { ("Waiting", -2), ("Waiting", -1), ("Waiting", 3), ("Sent", -9), ("Dead", -8) })
                await db.Execute("""
                    INSERT INTO Deliveries (Id, CouncilId, NoticeId, Channel, WebhookId, Address, IsDigest, State, Attempts, NextTryAt, CreatedAt)
                    SELECT @Id, @CouncilId, n.Id, 'Email', NULL, @Address, 0, @state, 0, @at, @at FROM Notices n WHERE n.PersonId = @Head AND n.CouncilId = @CouncilId
                    """, new { Id = Guid.CreateVersion7(), Address = $"{Guid.NewGuid():N}@lamson.example", state, at = World.Clock.GetUtcNow().AddHours(hours), World.Head }, CancellationToken.None);
            return 0;
        });

        var told = await admin.Get("/health/ready");

        Assert.That(((int)told.Status, Outbox(told)), Is.EqualTo((200, (2L, (long?)7200))));

        static (long Due, long? Oldest) Outbox(Answer answer)
        {
            var facts = answer.Json!["parts"]!["outbox"]!["facts"]!;
            return ((long)facts["due"]!, (long?)facts["oldestSeconds"]);
        }
    }

    [Test]
    public async Task A_schema_that_is_not_the_programs_is_not_ready_but_lives()
    {
        var admin = await Site.As(World.Administrator);
        await Scribble("INSERT INTO SchemaMigrations (Name, Hash, AppliedAt) VALUES ('9999_mai_sau.sql', 'x', 'x')");
        try
        {
            var live = await Site.Anonymous.Get("/health/live");
            var ready = await Site.Anonymous.Get("/health/ready");
            var told = await admin.Get("/health/ready");

            Assert.That(((int)live.Status, (int)ready.Status, ready.Text), Is.EqualTo((200, 503, """{"status":"unavailable"}""")));
            Assert.That((string?)told.Json!["parts"]!["database"]!["status"], Is.EqualTo("unavailable"));
            Assert.That((string?)told.Json["parts"]!["database"]!["facts"]!["schema"], Is.EqualTo("9999_mai_sau.sql"));
        }
        finally
        {
            await Scribble("DELETE FROM SchemaMigrations WHERE Name = '9999_mai_sau.sql'");
        }
    }

    private async Task Scribble(string sql)
    {
        await using var connection = Site.Services.GetRequiredService<SqlDialect>().Connect();
        if (connection.State == System.Data.ConnectionState.Closed) await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
