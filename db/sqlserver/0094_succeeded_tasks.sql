-- A drafted task of a replacing conclusion goes on with one of the replaced conclusion; a deadline is moved by such a paper.

ALTER TABLE FollowUpTasks ADD ReplacesTaskId uniqueidentifier NULL;
GO
ALTER TABLE FollowUpTasks ADD CONSTRAINT FK_FollowUpTasks_ReplacesTaskId FOREIGN KEY (ReplacesTaskId) REFERENCES FollowUpTasks (Id);
CREATE INDEX IX_FollowUpTasks_ReplacesTaskId ON FollowUpTasks (ReplacesTaskId) WHERE ReplacesTaskId IS NOT NULL;

-- Papers that are being drafted in place of another: their tasks were copied in the order of the old ones.
UPDATE FollowUpTasks
SET ReplacesTaskId = (
    SELECT p.Id FROM FollowUpTasks p WHERE p.Seq = (
        SELECT MIN(o.Seq) FROM FollowUpTasks o JOIN Conclusions k ON k.ReplacesId = o.ConclusionId
        WHERE k.Id = FollowUpTasks.ConclusionId AND o.ParentId IS NULL AND o.Content = FollowUpTasks.Content AND o.LeadUnitId = FollowUpTasks.LeadUnitId AND o.Progress <> 'Draft'))
WHERE Progress = 'Draft' AND ConclusionId IN (SELECT k.Id FROM Conclusions k WHERE k.ReplacesId IS NOT NULL AND k.Status IN ('Draft', 'Consulting', 'Submitted'));

ALTER TABLE TaskDateChanges DROP CONSTRAINT CK_TaskDateChanges_Reason;
ALTER TABLE TaskDateChanges ADD CONSTRAINT CK_TaskDateChanges_Reason CHECK (Reason IN ('Calendar', 'Extension', 'Return', 'Suspension', 'Promise', 'Review', 'Reopening', 'Replacement'));
