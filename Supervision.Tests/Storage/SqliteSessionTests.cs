using Dapper;
using Supervision.Infrastructure.Storage;

namespace Supervision.Tests.Storage;

public sealed class SqliteSessionTests
{
    private string _file = "";
    private SqliteDialect _dialect = null!;

    [SetUp]
    public void Open()
    {
        _file = Path.Combine(Path.GetTempPath(), $"session-{Guid.NewGuid():N}.db");
        _dialect = new SqliteDialect($"Data Source={_file}");
    }

    [TearDown]
    public void Close()
    {
        _dialect.Dispose();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(_file + suffix);
    }

    [Test]
    public async Task Each_connection_puts_a_commit_on_disk_before_it_returns()
    {
        await using var reading = _dialect.Connect();
        await reading.OpenAsync();
        await using var turn = await _dialect.BeginWrite(reading, CancellationToken.None);
        Assert.That(await reading.ExecuteScalarAsync<long>("PRAGMA synchronous"), Is.EqualTo(2));
        Assert.That(await turn.Connection.ExecuteScalarAsync<long>("PRAGMA synchronous", transaction: turn.Transaction), Is.EqualTo(2));
    }

    [Test]
    public async Task A_connection_is_used_again_and_its_statements_run_again_with_other_values()
    {
        var first = _dialect.Connect();
        await using (first)
        {
            await first.OpenAsync();
            Assert.That(await first.ExecuteScalarAsync<long>("SELECT @a + @b", new { a = 1, b = 2 }), Is.EqualTo(3));
        }
        await using var second = _dialect.Connect();
        Assert.That(second, Is.SameAs(first));
        Assert.That(await second.ExecuteScalarAsync<long>("SELECT @a + @b", new { a = 20, b = 3 }), Is.EqualTo(23));
        Assert.That(async () => await second.ExecuteScalarAsync<long>("SELECT @a + @b", new { a = 20 }), Throws.Exception, "a value of the run before must not stand in");
    }

    [Test]
    public async Task Two_readers_of_one_statement_do_not_disturb_each_other()
    {
        await using var connection = _dialect.Connect();
        await connection.OpenAsync();
        const string Sql = "SELECT value FROM json_each(@list)";
        await using var one = await connection.ExecuteReaderAsync(Sql, new { list = "[1,2]" });
        Assert.That(await one.ReadAsync(), Is.True);
        Assert.That(await connection.QueryAsync<long>(Sql, new { list = "[7,8,9]" }), Is.EqualTo(new[] { 7, 8, 9 }));
        Assert.That(await one.ReadAsync(), Is.True);
        Assert.That(one.GetInt64(0), Is.EqualTo(2));
    }

    [Test]
    public async Task Lists_of_any_length_and_a_changed_schema_are_no_trouble()
    {
        await using var connection = _dialect.Connect();
        await connection.OpenAsync();
        await connection.ExecuteAsync("CREATE TABLE T (A INTEGER)");
        for (var length = 1; length <= 5; length++)
        {
            await connection.ExecuteAsync("INSERT INTO T (A) VALUES (@length)", new { length });
            Assert.That(await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM T WHERE A IN @list", new { list = Enumerable.Range(1, length) }), Is.EqualTo(length));
            await connection.ExecuteAsync($"ALTER TABLE T ADD COLUMN B{length} INTEGER");
            Assert.That((await connection.QuerySingleAsync("SELECT * FROM T WHERE A = 1") as IDictionary<string, object?>)!.Keys, Has.Count.EqualTo(1 + length));
        }
    }

    [Test]
    public async Task What_was_written_and_not_committed_is_gone_and_the_writer_serves_the_next()
    {
        await using var connection = _dialect.Connect();
        await connection.OpenAsync();
        await connection.ExecuteAsync("CREATE TABLE T (A INTEGER)");
        await using (var turn = await _dialect.BeginWrite(connection, CancellationToken.None))
            await turn.Connection.ExecuteAsync("INSERT INTO T (A) VALUES (1)", transaction: turn.Transaction);
        await using (var turn = await _dialect.BeginWrite(connection, CancellationToken.None))
        {
            await turn.Connection.ExecuteAsync("INSERT INTO T (A) VALUES (2)", transaction: turn.Transaction);
            await turn.Transaction.CommitAsync();
        }
        Assert.That(await connection.QueryAsync<long>("SELECT A FROM T"), Is.EqualTo(new[] { 2 }));
    }
}
