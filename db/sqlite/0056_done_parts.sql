-- What was done of a task stands for itself: it is counted as closed, on time or late, beside what remains; and what remains keeps the deadline that was set first.

UPDATE FollowUpTasks SET OriginalDueOn = (SELECT p.OriginalDueOn FROM FollowUpTasks p WHERE p.Id = FollowUpTasks.ParentId)
WHERE Branch = 'Remainder' AND EXISTS (SELECT 1 FROM FollowUpTasks p WHERE p.Id = FollowUpTasks.ParentId AND p.OriginalDueOn IS NOT NULL);

UPDATE UnitTaskTallies
SET Tasks = Tasks + (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.LeadUnitId = UnitTaskTallies.UnitId AND t.CouncilId = UnitTaskTallies.CouncilId AND t.IsParent = 1 AND t.Progress = 'PartlyDone'
    AND UnitTaskTallies.Part = CASE WHEN t.DueOn < COALESCE(t.ReportedOn, t.ClosedOn) THEN 'ClosedLate' ELSE 'ClosedOnTime' END);

INSERT INTO UnitTaskTallies (Id, CouncilId, UnitId, Part, Tasks)
SELECT MIN(x.Id), x.CouncilId, x.LeadUnitId, x.Part, COUNT(*)
FROM (SELECT t.Id, t.CouncilId, t.LeadUnitId, CASE WHEN t.DueOn < COALESCE(t.ReportedOn, t.ClosedOn) THEN 'ClosedLate' ELSE 'ClosedOnTime' END AS Part
      FROM FollowUpTasks t
      WHERE t.IsParent = 1 AND t.Progress = 'PartlyDone') x
WHERE NOT EXISTS (SELECT 1 FROM UnitTaskTallies y WHERE y.UnitId = x.LeadUnitId AND y.Part = x.Part)
GROUP BY x.CouncilId, x.LeadUnitId, x.Part;

UPDATE FollowUpTasks SET IsParent = 0 WHERE IsParent = 1 AND Progress = 'PartlyDone';
