-- Follow-up tasks are split from the clauses of a source paper. The original deadline is kept for ever.

CREATE TABLE FollowUpTasks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT,
    ConclusionId TEXT,
    ParentId TEXT,
    Number INTEGER NOT NULL,
    Content TEXT NOT NULL,
    FoldedContent TEXT NOT NULL,
    Force TEXT NOT NULL,
    Reach TEXT NOT NULL,
    LeadUnitId TEXT NOT NULL,
    ResponsiblePost TEXT,
    Product TEXT,
    Measure TEXT,
    DeadlineKind TEXT NOT NULL,
    DeadlineText TEXT,
    StatedOn TEXT,
    StatedYear INTEGER,
    Cycle TEXT,
    OriginalDueOn TEXT,
    DueOn TEXT,
    IsProvisional INTEGER NOT NULL,
    ReviewOn TEXT,
    Progress TEXT NOT NULL,
    ProgressBefore TEXT,
    AcceptedOn TEXT,
    ReportedOn TEXT,
    ClosedOn TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_FollowUpTasks UNIQUE (Id),
    CONSTRAINT FK_FollowUpTasks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_FollowUpTasks_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_FollowUpTasks_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_FollowUpTasks_ParentId FOREIGN KEY (ParentId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_FollowUpTasks_LeadUnitId FOREIGN KEY (LeadUnitId) REFERENCES Units (Id),
    CONSTRAINT CK_FollowUpTasks_Force CHECK (Force IN ('Requires', 'Recommends', 'Proposes')),
    CONSTRAINT CK_FollowUpTasks_Reach CHECK (Reach IN ('Within', 'Above')),
    CONSTRAINT CK_FollowUpTasks_DeadlineKind CHECK (DeadlineKind IN ('Date', 'InYear', 'Stage', 'Immediate', 'Recurring', 'Continuous')),
    CONSTRAINT CK_FollowUpTasks_Cycle CHECK (Cycle IN ('Monthly', 'Quarterly', 'SixMonthly', 'Yearly')),
    CONSTRAINT CK_FollowUpTasks_Progress CHECK (Progress IN ('Draft', 'Assigned', 'Accepted', 'Refused', 'InProgress', 'ReportedDone', 'Returned', 'PartlyDone', 'NotSatisfactory', 'Suspended', 'Confirmed', 'Dropped'))
) STRICT;
CREATE UNIQUE INDEX UX_FollowUpTasks_Number ON FollowUpTasks (ConclusionId, Number) WHERE ConclusionId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_CampaignId ON FollowUpTasks (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_ParentId ON FollowUpTasks (ParentId) WHERE ParentId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_LeadUnitId ON FollowUpTasks (LeadUnitId);
CREATE INDEX IX_FollowUpTasks_Open ON FollowUpTasks (CouncilId, DueOn) WHERE ClosedOn IS NULL;

CREATE TABLE TaskCoordinators
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    CONSTRAINT PK_TaskCoordinators UNIQUE (Id),
    CONSTRAINT FK_TaskCoordinators_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskCoordinators_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskCoordinators_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskCoordinators_Unit ON TaskCoordinators (TaskId, UnitId);
CREATE INDEX IX_TaskCoordinators_UnitId ON TaskCoordinators (UnitId);

CREATE TABLE TaskSources
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    ClauseId TEXT NOT NULL,
    CONSTRAINT PK_TaskSources UNIQUE (Id),
    CONSTRAINT FK_TaskSources_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskSources_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskSources_ClauseId FOREIGN KEY (ClauseId) REFERENCES ConclusionClauses (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskSources_Clause ON TaskSources (TaskId, ClauseId);
CREATE INDEX IX_TaskSources_ClauseId ON TaskSources (ClauseId);
