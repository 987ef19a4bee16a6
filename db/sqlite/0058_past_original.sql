-- How many open tasks are past the deadline that was set first is counted from the index that holds all else that is counted of them.

DROP INDEX IX_FollowUpTasks_Counts;
CREATE INDEX IX_FollowUpTasks_Counts ON FollowUpTasks (CouncilId, LeadUnitId, IsParent, Progress, DueOn, ReportedOn, ClosedOn, OriginalDueOn) WHERE ClosedOn IS NULL;
