-- What units report on their tasks, what is decided about it, and the time they ask for. Every submission has its receipt.

CREATE TABLE TaskRefusals
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Reason nvarchar(2000) NOT NULL,
    RefusedOn date NOT NULL,
    RefusedBy uniqueidentifier NOT NULL,
    AnsweredOn date NULL,
    ToUnitId uniqueidentifier NULL,
    Answer nvarchar(2000) NULL,
    AnsweredBy uniqueidentifier NULL,
    CONSTRAINT PK_TaskRefusals PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskRefusals_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskRefusals_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskRefusals_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskRefusals_ToUnitId FOREIGN KEY (ToUnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskRefusals ON TaskRefusals (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskRefusals_Open ON TaskRefusals (TaskId) WHERE AnsweredOn IS NULL;
CREATE INDEX IX_TaskRefusals_TaskId ON TaskRefusals (TaskId);
CREATE INDEX IX_TaskRefusals_UnitId ON TaskRefusals (UnitId);
CREATE INDEX IX_TaskRefusals_ToUnitId ON TaskRefusals (ToUnitId) WHERE ToUnitId IS NOT NULL;

CREATE TABLE TaskDrops
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    DecisionReference nvarchar(200) NOT NULL,
    Reason nvarchar(2000) NOT NULL,
    DroppedOn date NOT NULL,
    DecidedBy uniqueidentifier NOT NULL,
    CONSTRAINT PK_TaskDrops PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_TaskDrops_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskDrops_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_TaskDrops ON TaskDrops (CouncilId, Seq);
CREATE UNIQUE INDEX UX_TaskDrops_Task ON TaskDrops (TaskId);

CREATE TABLE RemediationReports
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Title nvarchar(500) NOT NULL,
    Reference nvarchar(200) NULL,
    Status nvarchar(20) NOT NULL,
    DraftedBy uniqueidentifier NOT NULL,
    SubmittedBy uniqueidentifier NULL,
    ReportedOn date NULL,
    AppraisalOn date NULL,
    AppraisalDueOn date NULL,
    AppraisalBy uniqueidentifier NULL,
    DecidedOn date NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_RemediationReports PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RemediationReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RemediationReports_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_RemediationReports_Status CHECK (Status IN ('Draft', 'Submitted', 'UnderAppraisal', 'Decided'))
);
CREATE UNIQUE CLUSTERED INDEX CX_RemediationReports ON RemediationReports (CouncilId, Seq);
CREATE INDEX IX_RemediationReports_UnitId ON RemediationReports (UnitId);

CREATE TABLE RemediationItems
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    RemediationReportId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    Claim nvarchar(20) NOT NULL,
    PercentDone int NOT NULL,
    Text nvarchar(max) NOT NULL,
    Cause nvarchar(max) NULL,
    Request nvarchar(max) NULL,
    IsOpen bit NOT NULL,
    Outcome nvarchar(20) NULL,
    OutcomeReason nvarchar(2000) NULL,
    OutcomeReference nvarchar(200) NULL,
    DecidedOn date NULL,
    DecidedBy uniqueidentifier NULL,
    NewDueOn date NULL,
    RemainderTaskId uniqueidentifier NULL,
    Version int NOT NULL,
    CONSTRAINT PK_RemediationItems PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RemediationItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RemediationItems_RemediationReportId FOREIGN KEY (RemediationReportId) REFERENCES RemediationReports (Id),
    CONSTRAINT FK_RemediationItems_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_RemediationItems_RemainderTaskId FOREIGN KEY (RemainderTaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_RemediationItems_Claim CHECK (Claim IN ('Done', 'Partly', 'NotYet')),
    CONSTRAINT CK_RemediationItems_Outcome CHECK (Outcome IN ('Confirmed', 'ConfirmedPartly', 'Returned', 'NotSatisfactory', 'Noted', 'Lapsed'))
);
CREATE UNIQUE CLUSTERED INDEX CX_RemediationItems ON RemediationItems (CouncilId, Seq);
CREATE UNIQUE INDEX UX_RemediationItems_Task ON RemediationItems (RemediationReportId, TaskId);
CREATE UNIQUE INDEX UX_RemediationItems_Open ON RemediationItems (TaskId) WHERE IsOpen = 1;
CREATE INDEX IX_RemediationItems_TaskId ON RemediationItems (TaskId);
CREATE INDEX IX_RemediationItems_RemainderTaskId ON RemediationItems (RemainderTaskId) WHERE RemainderTaskId IS NOT NULL;

CREATE TABLE RemediationOpinions
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    RemediationItemId uniqueidentifier NOT NULL,
    GivenBy uniqueidentifier NOT NULL,
    GivenOn date NOT NULL,
    Text nvarchar(max) NOT NULL,
    CONSTRAINT PK_RemediationOpinions PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RemediationOpinions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RemediationOpinions_RemediationItemId FOREIGN KEY (RemediationItemId) REFERENCES RemediationItems (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_RemediationOpinions ON RemediationOpinions (CouncilId, Seq);
CREATE INDEX IX_RemediationOpinions_RemediationItemId ON RemediationOpinions (RemediationItemId);

CREATE TABLE Rechecks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    CheckedOn date NOT NULL,
    Place nvarchar(500) NOT NULL,
    Participants nvarchar(2000) NOT NULL,
    Result nvarchar(20) NOT NULL,
    Note nvarchar(max) NULL,
    RecordedBy uniqueidentifier NOT NULL,
    CONSTRAINT PK_Rechecks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Rechecks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Rechecks_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_Rechecks_Result CHECK (Result IN ('Remedied', 'PartlyRemedied', 'NotRemedied'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Rechecks ON Rechecks (CouncilId, Seq);
CREATE INDEX IX_Rechecks_TaskId ON Rechecks (TaskId);

CREATE TABLE ExtensionRequests
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Reference nvarchar(200) NULL,
    Status nvarchar(20) NOT NULL,
    RequestedDueOn date NOT NULL,
    Reason nvarchar(max) NOT NULL,
    DoneSoFar nvarchar(max) NULL,
    DraftedBy uniqueidentifier NOT NULL,
    SentOn date NULL,
    SentBy uniqueidentifier NULL,
    LateSendingReason nvarchar(2000) NULL,
    DueOnWhenSent date NULL,
    Opinion nvarchar(max) NULL,
    Favours bit NULL,
    OpinionOn date NULL,
    OpinionBy uniqueidentifier NULL,
    DecisionReference nvarchar(200) NULL,
    DecisionReason nvarchar(2000) NULL,
    DecidedOn date NULL,
    DecidedBy uniqueidentifier NULL,
    GrantedDueOn date NULL,
    ClosedOn date NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ExtensionRequests PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ExtensionRequests_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExtensionRequests_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_ExtensionRequests_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_ExtensionRequests_Status CHECK (Status IN ('Draft', 'Sent', 'Granted', 'Refused', 'Withdrawn'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ExtensionRequests ON ExtensionRequests (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ExtensionRequests_Open ON ExtensionRequests (TaskId) WHERE ClosedOn IS NULL;
CREATE INDEX IX_ExtensionRequests_TaskId ON ExtensionRequests (TaskId);
CREATE INDEX IX_ExtensionRequests_UnitId ON ExtensionRequests (UnitId);

CREATE TABLE Receipts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Year int NOT NULL,
    Number int NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    UnitName nvarchar(300) NOT NULL,
    Kind nvarchar(30) NOT NULL,
    SubjectId uniqueidentifier NOT NULL,
    SubjectText nvarchar(1000) NOT NULL,
    HandedInBy uniqueidentifier NOT NULL,
    ReceivedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_Receipts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Receipts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Receipts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_Receipts_Kind CHECK (Kind IN ('RemediationReport', 'ExtensionRequest'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Receipts ON Receipts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Receipts_Number ON Receipts (CouncilId, Year, Number);
CREATE UNIQUE INDEX UX_Receipts_Subject ON Receipts (SubjectId);
CREATE INDEX IX_Receipts_UnitId ON Receipts (UnitId);

CREATE TABLE ReceiptFiles
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ReceiptId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    FileName nvarchar(200) NOT NULL,
    Size bigint NOT NULL,
    Sha256 char(64) NOT NULL,
    CONSTRAINT PK_ReceiptFiles PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ReceiptFiles_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ReceiptFiles_ReceiptId FOREIGN KEY (ReceiptId) REFERENCES Receipts (Id),
    CONSTRAINT FK_ReceiptFiles_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_ReceiptFiles ON ReceiptFiles (CouncilId, Seq);
CREATE INDEX IX_ReceiptFiles_ReceiptId ON ReceiptFiles (ReceiptId);
CREATE INDEX IX_ReceiptFiles_TaskId ON ReceiptFiles (TaskId);
