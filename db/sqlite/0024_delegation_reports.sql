-- Reports of delegations are numbered in a series of their own from here on. Those that were issued with a typed number keep it as it was typed: they have no frozen file that a register
-- could name. Their series goes on after the highest of them, so that no number is given twice.

UPDATE NumberCounters
SET LastNumber = (
    SELECT MAX(CAST(r.Reference AS INTEGER)) FROM DelegationReports r
    WHERE r.CouncilId = NumberCounters.CouncilId AND r.Status = 'Issued' AND CAST(substr(r.IssuedOn, 1, 4) AS INTEGER) = NumberCounters.Year)
WHERE Series = 'BC-ĐGS' AND LastNumber < (
    SELECT MAX(CAST(r.Reference AS INTEGER)) FROM DelegationReports r
    WHERE r.CouncilId = NumberCounters.CouncilId AND r.Status = 'Issued' AND CAST(substr(r.IssuedOn, 1, 4) AS INTEGER) = NumberCounters.Year);

INSERT INTO NumberCounters (Id, CouncilId, Series, Year, LastNumber)
SELECT MIN(r.Id), r.CouncilId, 'BC-ĐGS', CAST(substr(r.IssuedOn, 1, 4) AS INTEGER), MAX(CAST(r.Reference AS INTEGER))
FROM DelegationReports r
WHERE r.Status = 'Issued' AND r.Reference IS NOT NULL AND r.IssuedOn IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM NumberCounters c WHERE c.CouncilId = r.CouncilId AND c.Series = 'BC-ĐGS' AND c.Year = CAST(substr(r.IssuedOn, 1, 4) AS INTEGER))
GROUP BY r.CouncilId, CAST(substr(r.IssuedOn, 1, 4) AS INTEGER);
