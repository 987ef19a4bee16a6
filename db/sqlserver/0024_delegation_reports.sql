-- Reports of delegations are numbered in a series of their own from here on. Those that were issued with a typed number keep it as it was typed: they have no frozen file that a register
-- could name. Their series goes on after the highest of them, so that no number is given twice.

UPDATE c
SET LastNumber = t.Highest
FROM NumberCounters c
JOIN (
    SELECT r.CouncilId, YEAR(r.IssuedOn) AS Year, MAX(TRY_CAST(LEFT(r.Reference, PATINDEX('%[^0-9]%', CONCAT(r.Reference, 'x')) - 1) AS int)) AS Highest
    FROM DelegationReports r
    WHERE r.Status = 'Issued' AND r.Reference IS NOT NULL AND r.IssuedOn IS NOT NULL
    GROUP BY r.CouncilId, YEAR(r.IssuedOn)) t ON t.CouncilId = c.CouncilId AND t.Year = c.Year
WHERE c.Series = N'BC-ĐGS' AND c.LastNumber < t.Highest;

INSERT INTO NumberCounters (Id, CouncilId, Series, Year, LastNumber)
SELECT NEWID(), t.CouncilId, N'BC-ĐGS', t.Year, t.Highest
FROM (
    SELECT r.CouncilId, YEAR(r.IssuedOn) AS Year, MAX(TRY_CAST(LEFT(r.Reference, PATINDEX('%[^0-9]%', CONCAT(r.Reference, 'x')) - 1) AS int)) AS Highest
    FROM DelegationReports r
    WHERE r.Status = 'Issued' AND r.Reference IS NOT NULL AND r.IssuedOn IS NOT NULL
    GROUP BY r.CouncilId, YEAR(r.IssuedOn)) t
WHERE t.Highest IS NOT NULL AND NOT EXISTS (SELECT 1 FROM NumberCounters c WHERE c.CouncilId = t.CouncilId AND c.Series = N'BC-ĐGS' AND c.Year = t.Year);
