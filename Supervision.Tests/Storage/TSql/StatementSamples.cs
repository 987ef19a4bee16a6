namespace Supervision.Tests.Storage.TSql;

/// <summary>Statements on the <see cref="SampleSchema"/>: right ones of every shape, and wrong ones with a part of the report that they must give.</summary>
internal static class StatementSamples
{
    public static readonly string[] Right =
    [
        "SELECT Id, Title FROM Visits WHERE Id = @id AND CouncilId = @CouncilId",
        "SELECT v.Title, c.Name AS Council, f.Text FROM Visits v JOIN Councils c ON c.Id = v.CouncilId LEFT JOIN Findings f ON f.VisitId = v.Id AND f.CouncilId = v.CouncilId WHERE v.CouncilId = @CouncilId",
        "WITH Counted AS (SELECT f.VisitId, COUNT(*) AS Number FROM Findings f GROUP BY f.VisitId) SELECT v.Title, COALESCE(n.Number, 0) AS Number FROM Visits v LEFT JOIN Counted n ON n.VisitId = v.Id",
        "WITH A AS (SELECT Id, Title FROM Visits), B (Id, Heading) AS (SELECT a.Id, a.Title FROM A a) SELECT Heading FROM B WHERE Id = @id",
        "SELECT d.Title FROM (SELECT v.Id, v.Title FROM Visits v WHERE v.CouncilId = @CouncilId) d WHERE d.Id = @id",
        "SELECT v.Id FROM Visits v WHERE EXISTS (SELECT 1 FROM Findings f WHERE f.VisitId = v.Id AND f.Severity = 'Major')",
        "SELECT v.Id FROM Visits v WHERE v.Id IN (@ids1,@ids2)",
        "SELECT v.Id FROM Visits v WHERE v.Id IN @ids1 AND v.Status NOT IN @ids2",
        "SELECT v.Id FROM Visits v WHERE v.Id IN (SELECT @ids1 WHERE 1 = 0)",
        "SELECT v.Id FROM Visits v WHERE v.Id NOT IN (SELECT f.VisitId FROM Findings f)",
        "SELECT f.Id, ROW_NUMBER() OVER (PARTITION BY f.VisitId ORDER BY f.Number) AS Place, SUM(f.Number) OVER (PARTITION BY f.VisitId) AS Total, LAG(f.DueOn) OVER (ORDER BY f.Number) AS Earlier FROM Findings f",
        "UPDATE Visits SET Status = 'Held', HeldOn = @Now, Version = Version + 1 WHERE Id = @id AND Version = @Version",
        "UPDATE Visits SET Findings = Findings + 1 OUTPUT inserted.Findings WHERE Id = @id",
        "UPDATE Visits SET Findings = (SELECT COUNT(*) FROM Findings f WHERE f.VisitId = Visits.Id) WHERE CouncilId = @CouncilId",
        "UPDATE Findings SET DueOn = v.HeldOn FROM Visits v WHERE v.Id = Findings.VisitId AND Findings.CouncilId = @CouncilId",
        "INSERT INTO Findings (Id, CouncilId, VisitId, Number, Text) VALUES (@id, @CouncilId, @id, 1, @Text)",
        "INSERT INTO Findings (Id, CouncilId, VisitId, Number, Text) SELECT @id, v.CouncilId, v.Id, v.Findings + 1, @Text FROM Visits v WHERE v.Id = @id",
        "INSERT INTO Councils (Id, Name) SELECT @id, @Text WHERE NOT EXISTS (SELECT 1 FROM Councils c WHERE c.Id = @id)",
        "DELETE FROM Findings WHERE VisitId = @id AND CouncilId = @CouncilId",
        "DELETE FROM Findings WHERE EXISTS (SELECT 1 FROM Visits v WHERE v.Id = Findings.VisitId AND v.Status = 'Closed')",
        "SELECT v.Id, v.HeldOn FROM Visits v WHERE v.CouncilId = @CouncilId ORDER BY v.HeldOn DESC, v.Id OFFSET @Skip ROWS FETCH NEXT @Take ROWS ONLY",
        "SELECT v.Title AS Heading FROM Visits v ORDER BY Heading",
        "SELECT CASE WHEN v.Status = 'Held' THEN 'a' WHEN v.HeldOn IS NULL THEN 'b' ELSE 'c' END AS Mark, CASE v.Status WHEN 'Held' THEN 1 ELSE 0 END AS Held FROM Visits v",
        "SELECT v.Status, COUNT(*) AS Number, SUM(CASE WHEN v.IsUrgent = 1 THEN 1 ELSE 0 END) AS Urgent, MAX(v.HeldOn) AS Latest FROM Visits v GROUP BY v.Status HAVING COUNT(*) > 1 ORDER BY COUNT(*) DESC, v.Status",
        "SELECT CASE WHEN v.HeldOn IS NULL THEN 0 ELSE 1 END AS Held, COUNT(DISTINCT v.Status) AS Kinds FROM Visits v GROUP BY CASE WHEN v.HeldOn IS NULL THEN 0 ELSE 1 END",
        "SELECT v.Status, (SELECT COUNT(*) FROM Visits x WHERE x.Status = v.Status) AS Same FROM Visits v GROUP BY v.Status",
        "SELECT v.Status, SUM(COUNT(*)) OVER (ORDER BY v.Status) AS Running FROM Visits v GROUP BY v.Status",
        "SELECT COUNT(*) FROM Visits v WHERE (@Text IS NULL OR v.Title LIKE CONCAT('%', @Text, '%'))",
        "SELECT v.Id AS Id, 'visit' AS Kind FROM Visits v UNION ALL SELECT f.Id, 'finding' FROM Findings f ORDER BY Kind, Id",
        "WITH Tree AS (SELECT c.Id, 0 AS Depth FROM Councils c WHERE c.Id = @id UNION ALL SELECT v.Id, t.Depth + 1 FROM Visits v JOIN Tree t ON t.Id = v.CouncilId) SELECT Id, Depth FROM Tree",
        "WITH Tree AS (SELECT c.Id, CAST(c.Name AS nvarchar(4000)) AS Path FROM Councils c UNION ALL SELECT v.Id, CAST(CONCAT(t.Path, '/', v.Title) AS nvarchar(4000)) AS Path FROM Visits v JOIN Tree t ON t.Id = v.CouncilId) SELECT Path FROM Tree",
        "WITH Both AS (SELECT NULL AS DueOn, v.Id FROM Visits v UNION ALL SELECT f.DueOn, f.Id FROM Findings f) SELECT b.Id FROM Both b WHERE b.DueOn = @Now",
        "SELECT v.Title COLLATE DATABASE_DEFAULT AS Title FROM Visits v",
        "SELECT DISTINCT v.Status FROM Visits v ORDER BY v.Status",
        "SELECT v.Id FROM Visits v WITH (UPDLOCK, ROWLOCK) WHERE v.Id = @id",
        "SELECT * FROM OpenVisits o WHERE o.CouncilId = @CouncilId",
        "SELECT v.Id FROM Visits v WHERE v.HeldOn BETWEEN '2025-01-01' AND @Now AND NOT (v.Findings = 0 OR v.IsUrgent = 0)",
        "SELECT CAST(NULL AS date) AS Never, CAST(v.Findings AS bigint) AS Many, ABS(v.Version - 1) AS Behind FROM Visits v",
        "SELECT MAX(f.Number) FROM Findings f WHERE f.VisitId = @id",
        "SELECT [Text] FROM Findings",
        "SELECT Id FROM Visits WHERE Id = @id; SELECT Text FROM Findings WHERE VisitId = @id",
        "SELECT v.Id FROM Visits v JOIN (SELECT f.VisitId, MAX(f.DueOn) AS Latest FROM Findings f GROUP BY f.VisitId) l ON l.VisitId = v.Id WHERE l.Latest > @Now",
    ];

    public static readonly string[] OnlySqlite =
    [
        "SELECT Id FROM Visits LIMIT 5",
        "SELECT Id FROM Visits ORDER BY Id LIMIT @Take OFFSET @Skip",
        "INSERT INTO Councils (Id, Name) VALUES (@id, @Text) RETURNING Id",
        "INSERT INTO Councils (Id, Name) VALUES (@id, @Text) ON CONFLICT (Id) DO NOTHING",
        "INSERT OR IGNORE INTO Councils (Id, Name) VALUES (@id, @Text)",
        "SELECT Title || Status FROM Visits",
        "SELECT EXISTS(SELECT 1 FROM Visits)",
        "SELECT Id FROM Visits WHERE IsUrgent",
        "SELECT Id FROM Visits WHERE Status IS @Text",
        "SELECT Id FROM Visits WHERE Status == @Text",
        "SELECT Id FROM Visits WHERE Status IS DISTINCT FROM @Text",
        "SELECT Id FROM Visits ORDER BY HeldOn NULLS LAST",
        "SELECT v.Id FROM Visits v JOIN Findings f USING (CouncilId)",
        "WITH RECURSIVE T AS (SELECT 1 AS N UNION ALL SELECT N + 1 FROM T WHERE N < 5) SELECT N FROM T",
        "SELECT COUNT(*) FILTER (WHERE IsUrgent = 1) FROM Visits",
        "UPDATE Visits v SET Version = 1 WHERE v.Id = @id",
        "SELECT Id FROM Visits WHERE Title GLOB 'a*'",
        "SELECT (Id, Title) FROM Visits",
        "SELECT Id FROM Visits OFFSET 5 ROWS",
        "SELECT value FROM GENERATE_SERIES(1, 5)",
        "SELECT JSON_OBJECT('a': 1) AS J",
        "REPLACE INTO Councils (Id, Name) VALUES (@id, @Text)",
        "SELECT Key FROM Visits",
        "",
    ];

    public static readonly (string Sql, string Expected)[] Wrong =
    [
        .. WrongNames.All,
        .. WrongShapes.All,
    ];
}
