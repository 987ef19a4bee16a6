using Supervision.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Supervision.Tests.Web;

/// <summary>What a watchdog asks.</summary>
public sealed class HealthTests : SiteTest
{
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
