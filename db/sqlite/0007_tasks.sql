-- Follow-up tasks are split from the clauses of a source paper. The original deadline is kept for ever.

CREATE TABLE SourcePapers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Reference TEXT NOT NULL,
    IssuedOn TEXT NOT NULL,
    Issuer TEXT NOT NULL,
    Title TEXT NOT NULL,
    FoldedTitle TEXT NOT NULL,
    BodyId TEXT,
    RegisteredBy TEXT NOT NULL,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_SourcePapers UNIQUE (Id),
    CONSTRAINT FK_SourcePapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SourcePapers_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT CK_SourcePapers_Kind CHECK (Kind IN ('QuestioningResolution', 'QuestioningPromise', 'ExplanationSession', 'VoterPetitions', 'SupervisionReport', 'Backlog'))
) STRICT;
CREATE INDEX IX_SourcePapers_BodyId ON SourcePapers (BodyId) WHERE BodyId IS NOT NULL;

CREATE TABLE FollowUpTasks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT,
    ConclusionId TEXT,
    SourcePaperId TEXT,
    ParentId TEXT,
    Branch TEXT,
    IsParent INTEGER NOT NULL,
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
    PeriodFrom TEXT,
    PeriodTo TEXT,
    PromisedOn TEXT,
    Progress TEXT NOT NULL,
    ProgressBefore TEXT,
    AssignedOn TEXT,
    AcceptedOn TEXT,
    ReportedOn TEXT,
    ClosedOn TEXT,
    PercentDone INTEGER NOT NULL,
    SuspendedOn TEXT,
    ClockStops INTEGER NOT NULL,
    ChaseStep TEXT,
    ChaseStepOn TEXT,
    ChaseOn TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_FollowUpTasks UNIQUE (Id),
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
) STRICT;
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
    CONSTRAINT CK_TaskDateChanges_Reason CHECK (Reason IN ('Calendar', 'Extension', 'Return', 'Suspension', 'Promise', 'Review'))
) STRICT;
CREATE INDEX IX_TaskDateChanges_TaskId ON TaskDateChanges (TaskId);

CREATE TABLE TaskSuspensions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    DecisionReference TEXT NOT NULL,
    Reason TEXT NOT NULL,
    FromOn TEXT NOT NULL,
    ClockStops INTEGER NOT NULL,
    ResumedOn TEXT,
    DecidedBy TEXT NOT NULL,
    CONSTRAINT PK_TaskSuspensions UNIQUE (Id),
    CONSTRAINT FK_TaskSuspensions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskSuspensions_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskSuspensions_Running ON TaskSuspensions (TaskId) WHERE ResumedOn IS NULL;
CREATE INDEX IX_TaskSuspensions_TaskId ON TaskSuspensions (TaskId);

CREATE TABLE UnitTaskTallies
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Part TEXT NOT NULL,
    Tasks INTEGER NOT NULL,
    CONSTRAINT PK_UnitTaskTallies UNIQUE (Id),
    CONSTRAINT FK_UnitTaskTallies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitTaskTallies_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_UnitTaskTallies_Part CHECK (Part IN ('ClosedOnTime', 'ClosedLate', 'Dropped'))
) STRICT;
CREATE UNIQUE INDEX UX_UnitTaskTallies_Unit ON UnitTaskTallies (UnitId, Part);

CREATE TABLE FollowUpPolicies
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    EffectiveFrom TEXT NOT NULL,
    Paper TEXT NOT NULL,
    ReminderDays TEXT NOT NULL,
    NearDays INTEGER NOT NULL,
    FirstLetterAfter INTEGER NOT NULL,
    SecondLetterAfter INTEGER NOT NULL,
    MeetingListAfter INTEGER NOT NULL,
    LetterReplyDays INTEGER NOT NULL,
    AcknowledgeDays INTEGER NOT NULL,
    AppraisalDays INTEGER NOT NULL,
    ExplanationDays INTEGER NOT NULL,
    ExplanationComplexDays INTEGER NOT NULL,
    MaxExtensions INTEGER NOT NULL,
    MaxExtensionDays INTEGER NOT NULL,
    SuspensionStopsClock INTEGER NOT NULL,
    InstancesAhead INTEGER NOT NULL,
    KeepPhotoPlace INTEGER NOT NULL,
    CONSTRAINT PK_FollowUpPolicies UNIQUE (Id),
    CONSTRAINT FK_FollowUpPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_FollowUpPolicies_From ON FollowUpPolicies (CouncilId, EffectiveFrom);
