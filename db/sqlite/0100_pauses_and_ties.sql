-- What runs once for all councils is paused by none: pauses of it were carried over that only say so while it runs.

DELETE FROM PausedJobs WHERE JobCode IN ('journal.seal', 'journal.verify', 'journal.anchor', 'files.tidy', 'jobs.forget');

-- Drafts of a replacing paper that say the same of the same unit were all tied to the first such task of the replaced one: the second goes on with the second.
CREATE TABLE DoubleTies AS
SELECT d.Id, o.Id AS OldId
FROM (
    SELECT t.Id, t.ReplacesTaskId, ROW_NUMBER() OVER (PARTITION BY t.ConclusionId, t.ReplacesTaskId ORDER BY t.Seq) AS Nth
    FROM FollowUpTasks t WHERE t.ReplacesTaskId IS NOT NULL) d
LEFT JOIN (
    SELECT s.Id, f.Id AS FirstId, ROW_NUMBER() OVER (PARTITION BY f.Id ORDER BY s.Seq) AS Nth
    FROM FollowUpTasks f
    JOIN FollowUpTasks s ON s.ConclusionId = f.ConclusionId AND s.ParentId IS NULL AND s.Content = f.Content AND s.LeadUnitId = f.LeadUnitId AND s.Progress <> 'Draft' AND s.Seq >= f.Seq) o
    ON o.FirstId = d.ReplacesTaskId AND o.Nth = d.Nth
WHERE d.Nth > 1;
UPDATE FollowUpTasks SET ReplacesTaskId = (SELECT x.OldId FROM DoubleTies x WHERE x.Id = FollowUpTasks.Id) WHERE Id IN (SELECT x.Id FROM DoubleTies x);
DROP TABLE DoubleTies;

CREATE UNIQUE INDEX UX_FollowUpTasks_ReplacesTask ON FollowUpTasks (ConclusionId, ReplacesTaskId) WHERE ConclusionId IS NOT NULL AND ReplacesTaskId IS NOT NULL;
