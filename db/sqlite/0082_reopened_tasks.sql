-- Tasks that were closed and opened again: by which paper, and that their day moved by it. A task that is reopened can be dropped once more.

CREATE TABLE TaskReopenings
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    ClosedAs TEXT NOT NULL,
    ClosedOn TEXT,
    DecisionReference TEXT NOT NULL,
    DecidedOn TEXT NOT NULL,
    Reason TEXT NOT NULL,
    DecidedBy TEXT NOT NULL,
    CONSTRAINT PK_TaskReopenings UNIQUE (Id),
    CONSTRAINT FK_TaskReopenings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskReopenings_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_TaskReopenings_ClosedAs CHECK (ClosedAs IN ('Draft', 'Assigned', 'Accepted', 'Refused', 'InProgress', 'ReportedDone', 'Returned', 'PartlyDone', 'NotSatisfactory', 'Suspended', 'Confirmed', 'Dropped'))
) STRICT;
CREATE INDEX IX_TaskReopenings_TaskId ON TaskReopenings (TaskId);

DROP INDEX UX_TaskDrops_Task;
CREATE INDEX IX_TaskDrops_TaskId ON TaskDrops (TaskId);

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
    CONSTRAINT CK_TaskDateChanges_Reason CHECK (Reason IN ('Calendar', 'Extension', 'Return', 'Suspension', 'Promise', 'Review', 'Reopening'))
) STRICT;
INSERT INTO TaskDateChanges (Seq, Id, CouncilId, TaskId, Axis, Reason, FromOn, ToOn, ChangedOn, CauseId)
SELECT Seq, Id, CouncilId, TaskId, Axis, Reason, FromOn, ToOn, ChangedOn, CauseId
FROM OldTaskDateChanges
ORDER BY Seq;
DROP TABLE OldTaskDateChanges;
CREATE INDEX IX_TaskDateChanges_TaskId ON TaskDateChanges (TaskId);
