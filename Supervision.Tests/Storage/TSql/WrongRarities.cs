namespace Supervision.Tests.Storage.TSql;

/// <summary>Planted errors that are seldom made.</summary>
internal static class WrongRarities
{
    public static readonly (string Sql, string Expected)[] All =
    [
        ("INSERT INTO Councils (Id, Name) EXEC Fill", "INSERT … EXEC"),
        ("UPDATE Visits SET @Version = Version + 1 WHERE Id = @id", "SET @variable"),
        ("UPDATE Visits SET Visits.Version = 1 WHERE Id = @id", "SET names the bare column"),
        ("UPDATE TOP (1) Visits SET Version = 1 WHERE Id = @id", "TOP in INSERT, UPDATE and DELETE"),
        ("DELETE FROM @id WHERE Id = @id", "only a table can be changed"),
        ("UPDATE Visits SET version = 1 WHERE Id = @id", "'version' is written Version"),
        ("INSERT INTO Councils (Id, Name) VALUES (@id, DEFAULT)", "DEFAULT as a value"),
        ("UPDATE Visits SET IsUrgent = 3 WHERE Id = @id", "a bit is 0 or 1"),
        ("DELETE FROM Findings OUTPUT deleted.Id INTO Councils (Id) WHERE Id = @id", "OUTPUT … INTO"),
        ("SELECT v.Id FROM Visits v WHERE v.Version !< 5", "the comparison NotLessThan"),
        ("SELECT v.Id FROM Visits v WHERE v.Version >= ALL (SELECT f.Number FROM Findings f)", "(SubqueryComparisonPredicate) is not shared"),
        ("SELECT v.Id FROM Visits v WHERE v.Findings LIKE '1%'", "LIKE wants text, not a number"),
        ("INSERT INTO Journal (Id, Command) VALUES (@id, '0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789 ')", "is longer than the 100 characters of Command"),
        ("SELECT LEFT(v.Title, 3) AS T FROM Visits v", "LEFT and RIGHT are not shared"),
        ("SELECT v.Version * 1.5e0 AS X FROM Visits v", "1.5e0 is a floating figure"),
        ("SELECT f.Id FROM Findings f WHERE f.Scan = 0xFF", "0x… is not shared"),
        ("SELECT IDENTITYCOL FROM Visits", "IdentityCol is not shared"),
        ("SELECT a.Visits.Id FROM Visits", "a.Visits.Id: write alias.column"),
        ("SELECT v.IsUrgent + v.IsUrgent AS X FROM Visits v", "two bits cannot be reckoned with"),
        ("SELECT dbo.Fold(v.Title) AS X FROM Visits v", "Fold is called on a name"),
        ("SELECT SUM(*) AS X FROM Visits v", "SUM(*) means nothing"),
        ("SELECT STRING_AGG(v.Title, ',') WITHIN GROUP (ORDER BY v.Title) AS X FROM Visits v", "WITHIN GROUP"),
        ("SELECT UPPER(DISTINCT v.Title) AS X FROM Visits v", "DISTINCT in UPPER"),
        ("SELECT UPPER(v.Title) OVER (ORDER BY v.Id) AS X FROM Visits v", "UPPER takes no OVER"),
        ("SELECT COUNT(NULL) AS X FROM Visits v", "COUNT(NULL) counts nothing"),
        ("SELECT SUM(COUNT(*)) AS X FROM Visits v", "SUM holds another aggregate"),
        ("SELECT v.Status, COUNT(*) AS N FROM Visits v GROUP BY v.Status WITH ROLLUP", "WITH ROLLUP"),
        ("SELECT COUNT(*) AS N FROM Visits v GROUP BY (SELECT MAX(f.Number) FROM Findings f WHERE f.VisitId = v.Id)", "GROUP BY holds a subquery"),
        ("SELECT * FROM Visits v GROUP BY v.Id", "* in a grouped query"),
        ("SELECT @id = v.Id FROM Visits v", "SELECT @variable"),
        ("SELECT v.Id AS 'Key' FROM Visits v", "a column alias is a name"),
        ("SELECT v.Id FROM Visits v INNER HASH JOIN Findings f ON f.VisitId = v.Id", "a join hint"),
        ("SELECT v.Id FROM Visits FOR SYSTEM_TIME ALL AS v", "temporal tables"),
        ("SELECT x.A FROM (VALUES (1, 2), (3)) AS x (A, B)", "VALUES has rows of 2 and of 1 values"),
        ("WITH A AS (SELECT v.Id FROM Visits v), A AS (SELECT v.Id FROM Visits v) SELECT Id FROM A", "the CTE A is defined twice"),
        ("WITH Councils AS (SELECT v.Id FROM Visits v) SELECT Id FROM Councils", "hides the table of that name"),
        ("SELECT v.Id FROM Visits v, OPENJSON(@Text) j", "a OpenJsonTableReference in FROM"),
    ];
}
