-- What runs once for all councils is paused by none: pauses of it were carried over that only say so while it runs.

DELETE FROM PausedJobs WHERE JobCode IN ('journal.seal', 'journal.verify', 'journal.anchor', 'files.tidy', 'jobs.forget');

-- Drafts of a replacing paper that say the same of the same unit were all tied to the first such task of the replaced one: the second goes on with the second.
UPDATE FollowUpTasks
SET ReplacesTaskId = (
    SELECT o.Id
    FROM FollowUpTasks f
    JOIN FollowUpTasks o ON o.ConclusionId = f.ConclusionId AND o.ParentId IS NULL AND o.Content = f.Content AND o.LeadUnitId = f.LeadUnitId AND o.Progress <> 'Draft' AND o.Seq >= f.Seq
    WHERE f.Id = FollowUpTasks.ReplacesTaskId
      AND (SELECT COUNT(*) FROM FollowUpTasks x
           WHERE x.ConclusionId = f.ConclusionId AND x.ParentId IS NULL AND x.Content = f.Content AND x.LeadUnitId = f.LeadUnitId AND x.Progress <> 'Draft' AND x.Seq >= f.Seq AND x.Seq < o.Seq)
        = (SELECT COUNT(*) FROM FollowUpTasks e WHERE e.ConclusionId = FollowUpTasks.ConclusionId AND e.ReplacesTaskId = FollowUpTasks.ReplacesTaskId AND e.Seq < FollowUpTasks.Seq))
WHERE ReplacesTaskId IS NOT NULL
  AND EXISTS (SELECT 1 FROM FollowUpTasks e WHERE e.ConclusionId = FollowUpTasks.ConclusionId AND e.ReplacesTaskId = FollowUpTasks.ReplacesTaskId AND e.Seq < FollowUpTasks.Seq);
GO

CREATE UNIQUE INDEX UX_FollowUpTasks_ReplacesTask ON FollowUpTasks (ConclusionId, ReplacesTaskId) WHERE ConclusionId IS NOT NULL AND ReplacesTaskId IS NOT NULL;
