-- What units report on their tasks, what is decided about it, and the time they ask for. Every submission has its receipt.

CREATE TABLE TaskRefusals
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Reason TEXT NOT NULL,
    RefusedOn TEXT NOT NULL,
    RefusedBy TEXT NOT NULL,
    AnsweredOn TEXT,
    ToUnitId TEXT,
    Answer TEXT,
    AnsweredBy TEXT,
    CONSTRAINT PK_TaskRefusals UNIQUE (Id),
    CONSTRAINT FK_TaskRefusals_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskRefusals_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_TaskRefusals_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_TaskRefusals_ToUnitId FOREIGN KEY (ToUnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskRefusals_Open ON TaskRefusals (TaskId) WHERE AnsweredOn IS NULL;
CREATE INDEX IX_TaskRefusals_TaskId ON TaskRefusals (TaskId);
CREATE INDEX IX_TaskRefusals_UnitId ON TaskRefusals (UnitId);
CREATE INDEX IX_TaskRefusals_ToUnitId ON TaskRefusals (ToUnitId) WHERE ToUnitId IS NOT NULL;

CREATE TABLE TaskDrops
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    DecisionReference TEXT NOT NULL,
    Reason TEXT NOT NULL,
    DroppedOn TEXT NOT NULL,
    DecidedBy TEXT NOT NULL,
    CONSTRAINT PK_TaskDrops UNIQUE (Id),
    CONSTRAINT FK_TaskDrops_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_TaskDrops_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
) STRICT;
CREATE UNIQUE INDEX UX_TaskDrops_Task ON TaskDrops (TaskId);

CREATE TABLE RemediationReports
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Title TEXT NOT NULL,
    Reference TEXT,
    Status TEXT NOT NULL,
    DraftedBy TEXT NOT NULL,
    SubmittedBy TEXT,
    ReportedOn TEXT,
    AppraisalOn TEXT,
    AppraisalDueOn TEXT,
    AppraisalBy TEXT,
    DecidedOn TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_RemediationReports UNIQUE (Id),
    CONSTRAINT FK_RemediationReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RemediationReports_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_RemediationReports_Status CHECK (Status IN ('Draft', 'Submitted', 'UnderAppraisal', 'Decided'))
) STRICT;
CREATE INDEX IX_RemediationReports_UnitId ON RemediationReports (UnitId);

CREATE TABLE RemediationItems
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    RemediationReportId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    Claim TEXT NOT NULL,
    PercentDone INTEGER NOT NULL,
    Text TEXT NOT NULL,
    Cause TEXT,
    Request TEXT,
    IsOpen INTEGER NOT NULL,
    Outcome TEXT,
    OutcomeReason TEXT,
    OutcomeReference TEXT,
    DecidedOn TEXT,
    DecidedBy TEXT,
    NewDueOn TEXT,
    RemainderTaskId TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_RemediationItems UNIQUE (Id),
    CONSTRAINT FK_RemediationItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RemediationItems_RemediationReportId FOREIGN KEY (RemediationReportId) REFERENCES RemediationReports (Id),
    CONSTRAINT FK_RemediationItems_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_RemediationItems_RemainderTaskId FOREIGN KEY (RemainderTaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_RemediationItems_Claim CHECK (Claim IN ('Done', 'Partly', 'NotYet')),
    CONSTRAINT CK_RemediationItems_Outcome CHECK (Outcome IN ('Confirmed', 'ConfirmedPartly', 'Returned', 'NotSatisfactory', 'Noted', 'Lapsed'))
) STRICT;
CREATE UNIQUE INDEX UX_RemediationItems_Task ON RemediationItems (RemediationReportId, TaskId);
CREATE UNIQUE INDEX UX_RemediationItems_Open ON RemediationItems (TaskId) WHERE IsOpen = 1;
CREATE INDEX IX_RemediationItems_TaskId ON RemediationItems (TaskId);
CREATE INDEX IX_RemediationItems_RemainderTaskId ON RemediationItems (RemainderTaskId) WHERE RemainderTaskId IS NOT NULL;

CREATE TABLE RemediationOpinions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    RemediationItemId TEXT NOT NULL,
    GivenBy TEXT NOT NULL,
    GivenOn TEXT NOT NULL,
    Text TEXT NOT NULL,
    CONSTRAINT PK_RemediationOpinions UNIQUE (Id),
    CONSTRAINT FK_RemediationOpinions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RemediationOpinions_RemediationItemId FOREIGN KEY (RemediationItemId) REFERENCES RemediationItems (Id)
) STRICT;
CREATE INDEX IX_RemediationOpinions_RemediationItemId ON RemediationOpinions (RemediationItemId);

CREATE TABLE Rechecks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    CheckedOn TEXT NOT NULL,
    Place TEXT NOT NULL,
    Participants TEXT NOT NULL,
    Result TEXT NOT NULL,
    Note TEXT,
    RecordedBy TEXT NOT NULL,
    CONSTRAINT PK_Rechecks UNIQUE (Id),
    CONSTRAINT FK_Rechecks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Rechecks_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT CK_Rechecks_Result CHECK (Result IN ('Remedied', 'PartlyRemedied', 'NotRemedied'))
) STRICT;
CREATE INDEX IX_Rechecks_TaskId ON Rechecks (TaskId);

CREATE TABLE ExtensionRequests
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Reference TEXT,
    Status TEXT NOT NULL,
    RequestedDueOn TEXT NOT NULL,
    Reason TEXT NOT NULL,
    DoneSoFar TEXT,
    DraftedBy TEXT NOT NULL,
    SentOn TEXT,
    SentBy TEXT,
    LateSendingReason TEXT,
    DueOnWhenSent TEXT,
    Opinion TEXT,
    Favours INTEGER,
    OpinionOn TEXT,
    OpinionBy TEXT,
    DecisionReference TEXT,
    DecisionReason TEXT,
    DecidedOn TEXT,
    DecidedBy TEXT,
    GrantedDueOn TEXT,
    ClosedOn TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_ExtensionRequests UNIQUE (Id),
    CONSTRAINT FK_ExtensionRequests_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExtensionRequests_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_ExtensionRequests_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_ExtensionRequests_Status CHECK (Status IN ('Draft', 'Sent', 'Granted', 'Refused', 'Withdrawn'))
) STRICT;
CREATE UNIQUE INDEX UX_ExtensionRequests_Open ON ExtensionRequests (TaskId) WHERE ClosedOn IS NULL;
CREATE INDEX IX_ExtensionRequests_TaskId ON ExtensionRequests (TaskId);
CREATE INDEX IX_ExtensionRequests_UnitId ON ExtensionRequests (UnitId);

CREATE TABLE Receipts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Year INTEGER NOT NULL,
    Number INTEGER NOT NULL,
    UnitId TEXT NOT NULL,
    UnitName TEXT NOT NULL,
    Kind TEXT NOT NULL,
    SubjectId TEXT NOT NULL,
    SubjectText TEXT NOT NULL,
    HandedInBy TEXT NOT NULL,
    ReceivedAt TEXT NOT NULL,
    CONSTRAINT PK_Receipts UNIQUE (Id),
    CONSTRAINT FK_Receipts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Receipts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_Receipts_Kind CHECK (Kind IN ('RemediationReport', 'ExtensionRequest'))
) STRICT;
CREATE UNIQUE INDEX UX_Receipts_Number ON Receipts (CouncilId, Year, Number);
CREATE UNIQUE INDEX UX_Receipts_Subject ON Receipts (SubjectId);
CREATE INDEX IX_Receipts_UnitId ON Receipts (UnitId);

CREATE TABLE ReceiptFiles
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ReceiptId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    FileName TEXT NOT NULL,
    Size INTEGER NOT NULL,
    Sha256 TEXT NOT NULL,
    CONSTRAINT PK_ReceiptFiles UNIQUE (Id),
    CONSTRAINT FK_ReceiptFiles_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ReceiptFiles_ReceiptId FOREIGN KEY (ReceiptId) REFERENCES Receipts (Id),
    CONSTRAINT FK_ReceiptFiles_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
) STRICT;
CREATE INDEX IX_ReceiptFiles_ReceiptId ON ReceiptFiles (ReceiptId);
CREATE INDEX IX_ReceiptFiles_TaskId ON ReceiptFiles (TaskId);
