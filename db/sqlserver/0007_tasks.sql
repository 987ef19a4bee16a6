-- Follow-up tasks are split from the clauses of a source paper. The original deadline is kept for ever.

CREATE TABLE FollowUpTasks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NULL,
    ConclusionId uniqueidentifier NULL,
    ParentId uniqueidentifier NULL,
    Number int NOT NULL,
    Content nvarchar(max) NOT NULL,
    FoldedContent nvarchar(max) NOT NULL,
    Force nvarchar(20) NOT NULL,
    Reach nvarchar(20) NOT NULL,
    LeadUnitId uniqueidentifier NOT NULL,
    ResponsiblePost nvarchar(300) NULL,
    Product nvarchar(1000) NULL,
    Measure nvarchar(500) NULL,
    DeadlineKind nvarchar(20) NOT NULL,
    DeadlineText nvarchar(500) NULL,
    StatedOn date NULL,
    StatedYear int NULL,
    Cycle nvarchar(20) NULL,
    OriginalDueOn date NULL,
    DueOn date NULL,
    IsProvisional bit NOT NULL,
    ReviewOn date NULL,
    Progress nvarchar(20) NOT NULL,
    ProgressBefore nvarchar(20) NULL,
    AcceptedOn date NULL,
    ReportedOn date NULL,
    ClosedOn date NULL,
    Version int NOT NULL,
    CONSTRAINT PK_FollowUpTasks PRIMARY KEY NONCLUSTERED (Id),
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
);
CREATE UNIQUE CLUSTERED INDEX CX_FollowUpTasks ON FollowUpTasks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_FollowUpTasks_Number ON FollowUpTasks (ConclusionId, Number) WHERE ConclusionId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_CampaignId ON FollowUpTasks (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_ParentId ON FollowUpTasks (ParentId) WHERE ParentId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_LeadUnitId ON FollowUpTasks (LeadUnitId);
CREATE INDEX IX_FollowUpTasks_Open ON FollowUpTasks (CouncilId, DueOn) WHERE ClosedOn IS NULL;

CREATE TABLE TaskCoordinators
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    CONSTRAINT PK_TaskCoordinators PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskCoordinators_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskCoordinators_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskCoordinators_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskCoordinators ON TaskCoordinators (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskCoordinators_Unit ON TaskCoordinators (TaskId, UnitId);
CREATE INDEX IX_TaskCoordinators_UnitId ON TaskCoordinators (UnitId);

CREATE TABLE TaskSources
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    ClauseId uniqueidentifier NOT NULL,
    CONSTRAINT PK_TaskSources PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskSources_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskSources_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskSources_ClauseId FOREIGN KEY (ClauseId) REFERENCES ConclusionClauses (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskSources ON TaskSources (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskSources_Clause ON TaskSources (TaskId, ClauseId);
CREATE INDEX IX_TaskSources_ClauseId ON TaskSources (ClauseId);
