-- Follow-up tasks are split from the clauses of a source paper. The original deadline is kept for ever.

CREATE TABLE SourcePapers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Kind nvarchar(30) NOT NULL,
    Reference nvarchar(200) NOT NULL,
    IssuedOn date NOT NULL,
    Issuer nvarchar(300) NOT NULL,
    Title nvarchar(1000) NOT NULL,
    FoldedTitle nvarchar(1000) NOT NULL,
    BodyId uniqueidentifier NULL,
    RegisteredBy uniqueidentifier NOT NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_SourcePapers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_SourcePapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SourcePapers_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT CK_SourcePapers_Kind CHECK (Kind IN ('QuestioningResolution', 'QuestioningPromise', 'ExplanationSession', 'VoterPetitions', 'SupervisionReport', 'Backlog'))
);
CREATE UNIQUE CLUSTERED INDEX CX_SourcePapers ON SourcePapers (CouncilId, Seq);
CREATE INDEX IX_SourcePapers_BodyId ON SourcePapers (BodyId) WHERE BodyId IS NOT NULL;

CREATE TABLE FollowUpTasks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NULL,
    ConclusionId uniqueidentifier NULL,
    SourcePaperId uniqueidentifier NULL,
    ParentId uniqueidentifier NULL,
    Branch nvarchar(20) NULL,
    IsParent bit NOT NULL,
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
    PeriodFrom date NULL,
    PeriodTo date NULL,
    PromisedOn date NULL,
    Progress nvarchar(20) NOT NULL,
    ProgressBefore nvarchar(20) NULL,
    AssignedOn date NULL,
    AcceptedOn date NULL,
    ReportedOn date NULL,
    ClosedOn date NULL,
    PercentDone int NOT NULL,
    SuspendedOn date NULL,
    ClockStops bit NOT NULL,
    ChaseStep nvarchar(20) NULL,
    ChaseStepOn date NULL,
    ChaseOn date NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_FollowUpTasks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_FollowUpTasks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_FollowUpTasks_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_FollowUpTasks_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_FollowUpTasks_SourcePaperId FOREIGN KEY (SourcePaperId) REFERENCES SourcePapers (Id),
    CONSTRAINT FK_FollowUpTasks_ParentId FOREIGN KEY (ParentId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_FollowUpTasks_LeadUnitId FOREIGN KEY (LeadUnitId) REFERENCES Units (Id),
    CONSTRAINT CK_FollowUpTasks_Force CHECK (Force IN ('Requires', 'Recommends', 'Proposes')),
    CONSTRAINT CK_FollowUpTasks_Reach CHECK (Reach IN ('Within', 'Above')),
    CONSTRAINT CK_FollowUpTasks_DeadlineKind CHECK (DeadlineKind IN ('Date', 'InYear', 'Stage', 'Immediate', 'Recurring', 'Continuous', 'None')),
    CONSTRAINT CK_FollowUpTasks_Branch CHECK (Branch IN ('Share', 'Remainder', 'Instance')),
    CONSTRAINT CK_FollowUpTasks_ChaseStep CHECK (ChaseStep IN ('Reminder', 'DueToday', 'Overdue', 'FirstLetter', 'SecondLetter', 'MeetingList')),
    CONSTRAINT CK_FollowUpTasks_Cycle CHECK (Cycle IN ('Monthly', 'Quarterly', 'SixMonthly', 'Yearly')),
    CONSTRAINT CK_FollowUpTasks_Progress CHECK (Progress IN ('Draft', 'Assigned', 'Accepted', 'Refused', 'InProgress', 'ReportedDone', 'Returned', 'PartlyDone', 'NotSatisfactory', 'Suspended', 'Confirmed', 'Dropped'))
);
CREATE UNIQUE CLUSTERED INDEX CX_FollowUpTasks ON FollowUpTasks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_FollowUpTasks_Number ON FollowUpTasks (ConclusionId, Number) WHERE ConclusionId IS NOT NULL;
CREATE UNIQUE INDEX UX_FollowUpTasks_SourceNumber ON FollowUpTasks (SourcePaperId, Number) WHERE SourcePaperId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_CampaignId ON FollowUpTasks (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_ParentId ON FollowUpTasks (ParentId) WHERE ParentId IS NOT NULL;
CREATE INDEX IX_FollowUpTasks_LeadUnitId ON FollowUpTasks (LeadUnitId);
CREATE INDEX IX_FollowUpTasks_Owed ON FollowUpTasks (LeadUnitId, DueOn) WHERE ClosedOn IS NULL;
CREATE INDEX IX_FollowUpTasks_Open ON FollowUpTasks (CouncilId, DueOn) WHERE ClosedOn IS NULL;
CREATE INDEX IX_FollowUpTasks_ChaseOn ON FollowUpTasks (CouncilId, ChaseOn) WHERE ChaseOn IS NOT NULL;

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

CREATE TABLE TaskDateChanges
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    Axis nvarchar(20) NOT NULL,
    Reason nvarchar(20) NOT NULL,
    FromOn date NULL,
    ToOn date NULL,
    ChangedOn date NOT NULL,
    CauseId uniqueidentifier NULL,
    CONSTRAINT PK_TaskDateChanges PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskDateChanges_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskDateChanges_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_TaskDateChanges_Axis CHECK (Axis IN ('Deadline', 'Promise', 'Review')),
    CONSTRAINT CK_TaskDateChanges_Reason CHECK (Reason IN ('Calendar', 'Extension', 'Return', 'Suspension', 'Promise', 'Review'))
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskDateChanges ON TaskDateChanges (CouncilId, Seq);
CREATE INDEX IX_TaskDateChanges_TaskId ON TaskDateChanges (TaskId);

CREATE TABLE TaskSuspensions
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    DecisionReference nvarchar(200) NOT NULL,
    Reason nvarchar(2000) NOT NULL,
    FromOn date NOT NULL,
    ClockStops bit NOT NULL,
    ResumedOn date NULL,
    DecidedBy uniqueidentifier NOT NULL,
    CONSTRAINT PK_TaskSuspensions PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskSuspensions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskSuspensions_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskSuspensions ON TaskSuspensions (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskSuspensions_Running ON TaskSuspensions (TaskId) WHERE ResumedOn IS NULL;
CREATE INDEX IX_TaskSuspensions_TaskId ON TaskSuspensions (TaskId);

CREATE TABLE UnitTaskTallies
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Part nvarchar(20) NOT NULL,
    Tasks int NOT NULL,
    CONSTRAINT PK_UnitTaskTallies PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitTaskTallies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitTaskTallies_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_UnitTaskTallies_Part CHECK (Part IN ('ClosedOnTime', 'ClosedLate', 'Dropped'))
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitTaskTallies ON UnitTaskTallies (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitTaskTallies_Unit ON UnitTaskTallies (UnitId, Part);

CREATE TABLE FollowUpPolicies
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    EffectiveFrom date NOT NULL,
    Paper nvarchar(500) NOT NULL,
    ReminderDays nvarchar(100) NOT NULL,
    NearDays int NOT NULL,
    FirstLetterAfter int NOT NULL,
    SecondLetterAfter int NOT NULL,
    MeetingListAfter int NOT NULL,
    LetterReplyDays int NOT NULL,
    AcknowledgeDays int NOT NULL,
    AppraisalDays int NOT NULL,
    ExplanationDays int NOT NULL,
    ExplanationComplexDays int NOT NULL,
    MaxExtensions int NOT NULL,
    MaxExtensionDays int NOT NULL,
    SuspensionStopsClock bit NOT NULL,
    InstancesAhead int NOT NULL,
    KeepPhotoPlace bit NOT NULL,
    CONSTRAINT PK_FollowUpPolicies PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_FollowUpPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_FollowUpPolicies ON FollowUpPolicies (CouncilId, Seq);
CREATE UNIQUE INDEX UX_FollowUpPolicies_From ON FollowUpPolicies (CouncilId, EffectiveFrom);
