using Microsoft.Data.Sqlite;
using Supervision.Infrastructure;
using Supervision.Infrastructure.Storage;

namespace Supervision.Tests.Storage;

/// <summary>A database that was filled before papers had one life is brought up with everything that was issued.</summary>
public sealed class OldDatabaseTests
{
    private const string Council = "00000000-0000-4000-8000-000000000001";
    private const string Conclusion = "00000000-0000-4000-8000-000000000002";
    private const string Letter = "00000000-0000-4000-8000-000000000003";
    private const string Person = "00000000-0000-4000-8000-000000000004";

    [Test]
    public async Task What_was_issued_keeps_its_number_its_file_and_its_day()
    {
        var folder = Directory.CreateTempSubdirectory("old-database-").FullName;
        try
        {
            var source = $"Data Source={Path.Combine(folder, "old.db")};Pooling=false";
            await using (var old = new SqliteConnection(source))
            {
                await old.OpenAsync();
                await Run(old, "PRAGMA foreign_keys = OFF");
                await Fill(old);
            }

            await Migrator.Migrate(new DatabaseOptions { Engine = "sqlite", ConnectionString = source }.CreateDialect());

            await using var connection = new SqliteConnection(source);
            await connection.OpenAsync();
            Assert.That(await Rows(connection, "SELECT Kind, SubjectId, Status, Force, DocumentType, Number, Symbol, IssuedOn, Sha256, Pages, DraftedBy FROM OfficialPapers ORDER BY Seq"), Is.EqualTo(new[]
            {
                $"ConclusionNotice|{Conclusion}|Issued|InForce|TB|15|TB-HĐND|2026-05-15|{Hash('a')}|3|{Person}",
                $"ReminderLetter|{Letter}|Issued|InForce|CV|7|HĐND-VP|2026-07-06|{Hash('b')}|2|{Council}",
            }));
            Assert.That(await Rows(connection, "SELECT n.Series, n.Year, n.Number, n.Symbol, n.Status, p.Kind FROM DocumentNumbers n JOIN OfficialPapers p ON p.Id = n.PaperId ORDER BY n.Seq"),
                Is.EqualTo(new[] { "TB|2026|15|TB-HĐND|Used|ConclusionNotice", "CV|2026|7|HĐND-VP|Used|ReminderLetter" }));
            Assert.That(await Rows(connection, "SELECT Series, Year, LastNumber FROM NumberCounters WHERE Series = 'BC-ĐGS' ORDER BY Year"), Is.EqualTo(new[] { "BC-ĐGS|2025|31", "BC-ĐGS|2026|12" }),
                "reports that were issued with typed numbers keep them, and their series goes on after the highest");
            Assert.That(await Rows(connection, "SELECT Reference FROM DelegationReports ORDER BY Seq"), Is.EqualTo(new[] { "7/BC-ĐGS", "12a/BC-ĐGS", "31/BC-ĐGS", "" }));
            Assert.That(await Rows(connection, "SELECT k.Status, k.IssuedOn, c.Id FROM Conclusions k JOIN ConclusionClauses c ON c.ConclusionId = k.Id"), Is.EqualTo(new[] { "Issued|2026-05-15|c1" }), "what points to a conclusion finds it when its list of states has grown");
            Assert.That(await Rows(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check WHERE \"table\" IN ('OfficialPapers', 'DocumentNumbers', 'Conclusions', 'ConclusionClauses')"), Is.EqualTo(new[] { "0" }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task What_was_sent_and_told_stays_when_the_lists_of_ways_and_kinds_grow()
    {
        var folder = Directory.CreateTempSubdirectory("old-database-").FullName;
        try
        {
            var source = $"Data Source={Path.Combine(folder, "old.db")};Pooling=false";
            await using (var old = new SqliteConnection(source))
            {
                await old.OpenAsync();
                await Run(old, "PRAGMA foreign_keys = OFF");
                await Apply(old, "0025");
                await Insert(old, "Councils", ("Id", Council), ("CouncilId", Council));
                await Insert(old, "OfficialPapers", ("Id", "p1"), ("CouncilId", Council), ("Status", "Sent"));
                await Insert(old, "PaperDispatches", ("Id", "d1"), ("CouncilId", Council), ("PaperId", "p1"), ("Channel", "Folder"), ("Receiver", "Sở Nội vụ"), ("Error", "đĩa đầy"));
                await Insert(old, "Notices", ("Id", "n1"), ("CouncilId", Council), ("Kind", "Other"), ("Title", "Kiểm tra lại"), ("Links", "[\"/noi-dung\"]"), ("ReadAt", "2026-07-06T03:00:00.000Z"));
                await Insert(old, "Deliveries", ("Id", "v1"), ("CouncilId", Council), ("NoticeId", "n1"), ("Address", "a@example.vn"));
            }

            await Migrator.Migrate(new DatabaseOptions { Engine = "sqlite", ConnectionString = source }.CreateDialect());

            await using var connection = new SqliteConnection(source);
            await connection.OpenAsync();
            Assert.That(await Rows(connection, "SELECT Id, PaperId, Channel, Receiver, Error FROM PaperDispatches"), Is.EqualTo(new[] { "d1|p1|Folder|Sở Nội vụ|đĩa đầy" }));
            Assert.That(await Rows(connection, "SELECT n.Id, n.Kind, n.Title, n.Links, n.ReadAt, v.Id, v.Address FROM Notices n JOIN Deliveries v ON v.NoticeId = n.Id"),
                Is.EqualTo(new[] { "n1|Other|Kiểm tra lại|[\"/noi-dung\"]|2026-07-06T03:00:00.000Z|v1|a@example.vn" }));
            Assert.That(await Rows(connection, "SELECT COUNT(*) FROM pragma_foreign_key_check WHERE \"table\" IN ('PaperDispatches', 'Notices', 'Deliveries')"), Is.EqualTo(new[] { "0" }));
            await Run(connection, "UPDATE Notices SET Kind = 'Recheck'");
            await Run(connection, "UPDATE PaperDispatches SET Channel = 'Edxml'");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task A_job_of_all_councils_rests_for_none_and_doubles_of_a_replacing_paper_go_on_with_one_task_each()
    {
        var folder = Directory.CreateTempSubdirectory("old-database-").FullName;
        try
        {
            var source = $"Data Source={Path.Combine(folder, "old.db")};Pooling=false";
            await using (var old = new SqliteConnection(source))
            {
                await old.OpenAsync();
                await Run(old, "PRAGMA foreign_keys = OFF");
                await Apply(old, "0094");
                await Insert(old, "Councils", ("Id", Council), ("CouncilId", Council));
                foreach (var job in new[] { "journal.seal", "files.tidy", "chase.run" }) await Insert(old, "JobPauses", ("Id", $"p-{job}"), ("JobCode", job));
                await Insert(old, "Conclusions", ("Id", "k1"), ("CouncilId", Council), ("Status", "Sent"));
                await Insert(old, "Conclusions", ("Id", "k2"), ("CouncilId", Council), ("Status", "Draft"), ("ReplacesId", "k1"));
                foreach (var (id, conclusion, progress, content) in new[]
                {
                    ("o1", "k1", "Accepted", "Công khai kết quả"), ("o2", "k1", "InProgress", "Công khai kết quả"), ("o3", "k1", "InProgress", "Rà soát hồ sơ"),
                    ("d1", "k2", "Draft", "Công khai kết quả"), ("d2", "k2", "Draft", "Rà soát hồ sơ"), ("d3", "k2", "Draft", "Công khai kết quả"), ("d4", "k2", "Draft", "Công khai kết quả"),
                })
                    await Insert(old, "FollowUpTasks", ("Id", id), ("CouncilId", Council), ("ConclusionId", conclusion), ("Progress", progress), ("Content", content), ("LeadUnitId", "u1"), ("Number", int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture)));
            }

            await Migrator.Migrate(new DatabaseOptions { Engine = "sqlite", ConnectionString = source }.CreateDialect());

            await using var connection = new SqliteConnection(source);
            await connection.OpenAsync();
            Assert.That(await Rows(connection, "SELECT JobCode FROM PausedJobs"), Is.EqualTo(new[] { "chase.run" }));
            Assert.That(await Rows(connection, "SELECT Id, ReplacesTaskId FROM FollowUpTasks WHERE ConclusionId = 'k2' ORDER BY Id"), Is.EqualTo(new[] { "d1|o1", "d2|o3", "d3|o2", "d4|" }), "a third that has nothing to go on with is asked anew");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Applied as they were then: every script before that one, each under its name and hash.
    private static async Task Apply(SqliteConnection old, string before)
    {
        await Run(old, "CREATE TABLE SchemaMigrations (Name TEXT NOT NULL PRIMARY KEY, Hash TEXT NOT NULL, AppliedAt TEXT NOT NULL) STRICT");
        foreach (var script in Migrator.Scripts("sqlite").Where(script => string.CompareOrdinal(script.Name, before) < 0))
        {
            await Run(old, script.Text);
            await Run(old, $"INSERT INTO SchemaMigrations (Name, Hash, AppliedAt) VALUES ('{script.Name}', '{script.Hash}', '2026-11-01')");
        }
    }

    private static async Task Fill(SqliteConnection old)
    {
        await Apply(old, "0015");
        await Insert(old, "Councils", ("Id", Council), ("CouncilId", Council));
        await Insert(old, "Campaigns", ("Id", "k1"), ("CouncilId", Council));
        await Insert(old, "ConclusionClauses", ("Id", "c1"), ("CouncilId", Council), ("ConclusionId", Conclusion));
        await Insert(old, "Conclusions", ("Id", Conclusion), ("CouncilId", Council), ("CampaignId", "k1"), ("Kind", "StandingBoardConclusion"), ("Status", "Issued"), ("IssuedOn", "2026-05-15"), ("DraftedBy", Person));
        await Insert(old, "ReminderLetters", ("Id", Letter), ("CouncilId", Council), ("Step", "FirstLetter"), ("Status", "Issued"), ("IssuedOn", "2026-07-06"));
        await Report(old, "r1", "7/BC-ĐGS", "2026-03-01");
        await Report(old, "r2", "12a/BC-ĐGS", "2026-05-05");
        await Report(old, "r3", "31/BC-ĐGS", "2025-11-11");
        await Report(old, "r4", null, null);
        await Insert(old, "IssuedNumbers", ("Id", "n1"), ("CouncilId", Council), ("Year", 2026), ("DocumentType", "TB"), ("Number", 15), ("Symbol", "TB-HĐND"), ("SubjectId", Conclusion));
        await Insert(old, "IssuedNumbers", ("Id", "n2"), ("CouncilId", Council), ("Year", 2026), ("DocumentType", "CV"), ("Number", 7), ("Symbol", "HĐND-VP"), ("SubjectId", Letter));
        await Insert(old, "IssuedPapers", ("Id", "p1"), ("CouncilId", Council), ("Kind", "StandingBoardConclusion"), ("SubjectId", Conclusion), ("Sha256", Hash('a')), ("Pages", 3), ("FrozenAt", "2026-05-15T03:00:00Z"));
        await Insert(old, "IssuedPapers", ("Id", "p2"), ("CouncilId", Council), ("Kind", "ReminderLetter"), ("SubjectId", Letter), ("Sha256", Hash('b')), ("Pages", 2), ("FrozenAt", "2026-07-06T03:00:00Z"));
    }

    private static Task Report(SqliteConnection old, string id, string? reference, string? issuedOn) => Insert(old, "DelegationReports",
        [("Id", id), ("CouncilId", Council), ("DelegationId", id), ("Status", reference is null ? "Draft" : "Issued"), .. reference is null ? [] : new (string, object)[] { ("Reference", reference), ("IssuedOn", issuedOn!) }]);

    private static string Hash(char of) => new(of, 64);

    // What is not said is filled with something of its kind: only the columns that the migration reads matter.
    private static async Task Insert(SqliteConnection old, string table, params (string Column, object Value)[] said)
    {
        var columns = new List<(string Name, object Value)>();
        foreach (var row in await Rows(old, $"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}') WHERE name <> 'Seq'"))
        {
            var (name, type, isRequired) = row.Split('|') switch { var parts => (parts[0], parts[1], parts[2] == "1") };
            if (said.FirstOrDefault(one => one.Column == name) is { Column: not null } given) columns.Add((name, given.Value));
            else if (isRequired) columns.Add((name, type == "INTEGER" ? 0 : await Allowed(old, table, name)));
        }
        await using var command = old.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        foreach (var (column, i) in columns.Select((column, i) => (column, i))) command.Parameters.AddWithValue($"$p{i}", column.Value);
        await command.ExecuteNonQueryAsync();
    }

    // The first word that a list of values allows, else a word.
    private static async Task<string> Allowed(SqliteConnection old, string table, string column)
    {
        var sql = (await Rows(old, $"SELECT sql FROM sqlite_master WHERE name = '{table}'")).Single();
        var list = System.Text.RegularExpressions.Regex.Match(sql, $@"CHECK \({column} IN \('([^']+)'");
        return list.Success ? list.Groups[1].Value : "x";
    }

    private static async Task Run(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> Rows(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}")));
        return rows;
    }
}
