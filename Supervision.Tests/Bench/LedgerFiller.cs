using Microsoft.Data.Sqlite;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Bench;

/// <summary>Fills a council's ledger with as many tasks as a province gathers in years: quickly, by plain SQL, with everything a command would have written to the rows.</summary>
internal static class LedgerFiller
{
    /// <summary>Communes, wards and special zones of the country: more units than a province has.</summary>
    public const int Units = 3321;

    /// <param name="open">Tasks that are not closed; <paramref name="due"/> of them have their day of chasing today, the others later.</param>
    /// <param name="units">Among which the tasks are dealt out.</param>
    public static async Task Fill(World world, int closed, int open, int due, int units = Units)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(world.Database.Options.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await Run(connection, transaction, Numbers(units) + """
            INSERT INTO Units (Id, CouncilId, Code, Kind, Level, ValidFrom, Version)
            SELECT printf('00000000-0000-4000-8000-%012x', n), $council, printf('X%05d', n), 'PeoplesCommittee', 'Commune', '2021-07-01', 1 FROM numbers
            """, world);
        await Run(connection, transaction, Numbers(units) + """
            INSERT INTO UnitNames (Id, CouncilId, UnitId, Name, FoldedName, ValidFrom)
            SELECT printf('00000000-0000-4000-8001-%012x', n), $council, printf('00000000-0000-4000-8000-%012x', n),
                   'Ủy ban nhân dân xã Thử nghiệm số ' || n, 'uy ban nhan dan xa thu nghiem so ' || n, '2021-07-01' FROM numbers
            """, world);
        await Run(connection, transaction, Numbers(units) + """
            INSERT INTO People (Id, CouncilId, Name, Title, SecurityStamp, UnitId, IsActive, Version)
            SELECT printf('00000000-0000-4000-8002-%012x', n), $council, 'Người đứng đầu số ' || n, 'Chủ tịch Ủy ban nhân dân xã', 'x',
                   printf('00000000-0000-4000-8000-%012x', n), 1, 1 FROM numbers
            """, world);
        await Run(connection, transaction, Numbers(units) + """
            INSERT INTO RoleAssignments (Id, CouncilId, PersonId, Role, ValidFrom)
            SELECT printf('00000000-0000-4000-8003-%012x', n), $council, printf('00000000-0000-4000-8002-%012x', n), 'UnitHead', '2021-07-01' FROM numbers
            """, world);
        await Run(connection, transaction, """
            INSERT INTO SourcePapers (Id, CouncilId, Kind, Reference, IssuedOn, Issuer, Title, FoldedTitle, RegisteredBy, ItemCount, Version)
            VALUES ('00000000-0000-4000-8004-000000000000', $council, 'Backlog', '01/BC-HĐND', '2026-01-05', 'Thường trực HĐND', 'Tồn đọng', 'ton dong', $person, 0, 1)
            """, world);
        await Tasks(connection, transaction, world, units, 0, closed, "'Confirmed'", "'2026-03-01'", "'2026-03-01'", "NULL");
        await Tasks(connection, transaction, world, units, closed, due, "'Accepted'", "NULL", "NULL", "'2000-01-01'");
        await Tasks(connection, transaction, world, units, closed + due, open - due, "'Accepted'", "NULL", "NULL", "'2026-11-02'");
        await Run(connection, transaction, """
            INSERT INTO UnitTaskTallies (Id, CouncilId, UnitId, Part, Tasks)
            SELECT '00000000-0000-4000-8005-' || substr(LeadUnitId, 25), $council, LeadUnitId, 'ClosedOnTime', COUNT(*)
            FROM FollowUpTasks WHERE CouncilId = $council AND ClosedOn IS NOT NULL GROUP BY LeadUnitId
            """, world);
        await transaction.CommitAsync();
        await Run(connection, null, "PRAGMA optimize", world);
        await Run(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)", world);
    }

    // Deadlines lie around the day of the run (09/6/2026): of the due ones half are reminded fifteen working days ahead, half have just become late.
    private static Task Tasks(SqliteConnection connection, SqliteTransaction transaction, World world, int units, int from, int count, string progress, string reported, string closed, string chaseOn) =>
        count == 0 ? Task.CompletedTask : Run(connection, transaction, Numbers(count) + $"""
            INSERT INTO FollowUpTasks (Id, CouncilId, SourcePaperId, IsParent, Number, Content, FoldedContent, Force, Reach, LeadUnitId, DeadlineKind, StatedOn, OriginalDueOn, DueOn, IsProvisional,
                Progress, AssignedOn, AcceptedOn, ReportedOn, ClosedOn, PercentDone, ClockStops, ChaseOn, ItemCount, Version)
            SELECT printf('%08x-0000-4000-9000-%012x', ((n + {from}) * 2654435761) & 0xFFFFFFFF, n + {from}), $council, '00000000-0000-4000-8004-000000000000', 0, n + {from},
                   'Giải quyết dứt điểm hồ sơ lĩnh vực đất đai quá hạn, gửi thư xin lỗi tổ chức, cá nhân, nội dung số ' || n, 'giai quyet dut diem ho so linh vuc dat dai qua han, noi dung so ' || n,
                   'Requires', 'Within', printf('00000000-0000-4000-8000-%012x', (n % {units}) + 1), 'Date',
                   CASE WHEN n % 2 = 0 THEN '2026-06-30' ELSE '2026-06-08' END, CASE WHEN n % 2 = 0 THEN '2026-06-30' ELSE '2026-06-08' END,
                   CASE WHEN n % 2 = 0 THEN '2026-06-30' ELSE '2026-06-08' END, 0, {progress}, '2026-01-05', '2026-01-06', {reported}, {closed}, 0, 0, {chaseOn}, 0, 1
            FROM numbers
            """, world);

    private static string Numbers(int count) => $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})\n";

    private static async Task Run(SqliteConnection connection, SqliteTransaction? transaction, string sql, World world)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$council", world.Council.CouncilId.ToString("D"));
        command.Parameters.AddWithValue("$person", world.Office.ToString("D"));
        await command.ExecuteNonQueryAsync();
    }
}
