-- Tasks that were closed and opened again: by which paper, and that their day moved by it. A task that is reopened can be dropped once more.

CREATE TABLE TaskReopenings
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    ClosedAs nvarchar(30) NOT NULL,
    ClosedOn date NULL,
    DecisionReference nvarchar(200) NOT NULL,
    DecidedOn date NOT NULL,
    Reason nvarchar(2000) NOT NULL,
    DecidedBy uniqueidentifier NOT NULL,
    CONSTRAINT PK_TaskReopenings PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskReopenings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskReopenings_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_TaskReopenings_ClosedAs CHECK (ClosedAs IN ('Draft', 'Assigned', 'Accepted', 'Refused', 'InProgress', 'ReportedDone', 'Returned', 'PartlyDone', 'NotSatisfactory', 'Suspended', 'Confirmed', 'Dropped'))
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskReopenings ON TaskReopenings (CouncilId, Seq);
CREATE INDEX IX_TaskReopenings_TaskId ON TaskReopenings (TaskId);

DROP INDEX UX_TaskDrops_Task ON TaskDrops;
CREATE INDEX IX_TaskDrops_TaskId ON TaskDrops (TaskId);

ALTER TABLE TaskDateChanges DROP CONSTRAINT CK_TaskDateChanges_Reason;
ALTER TABLE TaskDateChanges ADD CONSTRAINT CK_TaskDateChanges_Reason CHECK (Reason IN ('Calendar', 'Extension', 'Return', 'Suspension', 'Promise', 'Review', 'Reopening'));
