-- A drafted task of a replacing conclusion goes on with one of the replaced conclusion; a deadline is moved by such a paper.

ALTER TABLE FollowUpTasks ADD COLUMN ReplacesTaskId TEXT CONSTRAINT FK_FollowUpTasks_ReplacesTaskId REFERENCES FollowUpTasks (Id);
CREATE INDEX IX_FollowUpTasks_ReplacesTaskId ON FollowUpTasks (ReplacesTaskId) WHERE ReplacesTaskId IS NOT NULL;

-- Papers that are being drafted in place of another: their tasks were copied in the order of the old ones.
UPDATE FollowUpTasks
SET ReplacesTaskId = (
    SELECT p.Id FROM FollowUpTasks p WHERE p.Seq = (
        SELECT MIN(o.Seq) FROM FollowUpTasks o JOIN Conclusions k ON k.ReplacesId = o.ConclusionId
        WHERE k.Id = FollowUpTasks.ConclusionId AND o.ParentId IS NULL AND o.Content = FollowUpTasks.Content AND o.LeadUnitId = FollowUpTasks.LeadUnitId AND o.Progress <> 'Draft'))
WHERE Progress = 'Draft' AND ConclusionId IN (SELECT k.Id FROM Conclusions k WHERE k.ReplacesId IS NOT NULL AND k.Status IN ('Draft', 'Consulting', 'Submitted'));

-- A list of allowed values is changed only with its table.
CREATE TABLE OldTaskDateChanges AS SELECT * FROM TaskDateChanges;
DROP TABLE TaskDateChanges;

CREATE TABLE TaskDateChanges
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    Axis TEXT NOT NULL,
    Reason TEXT NOT NULL,
    FromOn TEXT,
    ToOn TEXT,
    ChangedOn TEXT NOT NULL,
    CauseId TEXT,
    CONSTRAINT PK_TaskDateChanges UNIQUE (Id),
    CONSTRAINT FK_TaskDateChanges_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskDateChanges_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_TaskDateChanges_Axis CHECK (Axis IN ('Deadline', 'Promise', 'Review')),
    CONSTRAINT CK_TaskDateChanges_Reason CHECK (Reason IN ('Calendar', 'Extension', 'Return', 'Suspension', 'Promise', 'Review', 'Reopening', 'Replacement'))
) STRICT;
INSERT INTO TaskDateChanges (Seq, Id, CouncilId, TaskId, Axis, Reason, FromOn, ToOn, ChangedOn, CauseId)
SELECT Seq, Id, CouncilId, TaskId, Axis, Reason, FromOn, ToOn, ChangedOn, CauseId
FROM OldTaskDateChanges
ORDER BY Seq;
DROP TABLE OldTaskDateChanges;
CREATE INDEX IX_TaskDateChanges_TaskId ON TaskDateChanges (TaskId);
