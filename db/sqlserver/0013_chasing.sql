-- What chasing did by itself and what people did about what stayed late. A step is decided once for a task, its deadline and its recipient.

CREATE TABLE ChaseDigests
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Day date NOT NULL,
    Tasks int NOT NULL,
    Overdue int NOT NULL,
    CONSTRAINT PK_ChaseDigests PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ChaseDigests_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ChaseDigests_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_ChaseDigests ON ChaseDigests (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ChaseDigests_Day ON ChaseDigests (UnitId, Day);

CREATE TABLE ReminderLetters
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Step nvarchar(20) NOT NULL,
    DraftedOn date NOT NULL,
    ReplyBy date NOT NULL,
    Status nvarchar(20) NOT NULL,
    Text nvarchar(max) NULL,
    Number int NULL,
    Symbol nvarchar(60) NULL,
    IssuedOn date NULL,
    AuthorityLines nvarchar(500) NULL,
    SignerName nvarchar(200) NULL,
    Recipients nvarchar(max) NULL,
    SentOn date NULL,
    AnsweredOn date NULL,
    Answer nvarchar(max) NULL,
    CancelReason nvarchar(1000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ReminderLetters PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ReminderLetters_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ReminderLetters_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_ReminderLetters_Step CHECK (Step IN ('FirstLetter', 'SecondLetter')),
    CONSTRAINT CK_ReminderLetters_Status CHECK (Status IN ('Draft', 'Issued', 'Sent', 'Answered', 'Cancelled'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ReminderLetters ON ReminderLetters (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ReminderLetters_Day ON ReminderLetters (UnitId, Step, DraftedOn);
CREATE INDEX IX_ReminderLetters_Status ON ReminderLetters (CouncilId, Status);

CREATE TABLE ChaseSteps
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Step nvarchar(20) NOT NULL,
    DaysBefore int NOT NULL,
    TargetOn date NOT NULL,
    TakenOn date NOT NULL,
    DigestId uniqueidentifier NULL,
    LetterId uniqueidentifier NULL,
    CONSTRAINT PK_ChaseSteps PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ChaseSteps_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ChaseSteps_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_ChaseSteps_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_ChaseSteps_DigestId FOREIGN KEY (DigestId) REFERENCES ChaseDigests (Id),
    CONSTRAINT FK_ChaseSteps_LetterId FOREIGN KEY (LetterId) REFERENCES ReminderLetters (Id),
    CONSTRAINT CK_ChaseSteps_Step CHECK (Step IN ('Reminder', 'DueToday', 'Overdue', 'FirstLetter', 'SecondLetter', 'MeetingList'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ChaseSteps ON ChaseSteps (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ChaseSteps_Once ON ChaseSteps (TaskId, UnitId, Step, DaysBefore, TargetOn);
CREATE INDEX IX_ChaseSteps_Waiting ON ChaseSteps (CouncilId, UnitId) WHERE DigestId IS NULL;
CREATE INDEX IX_ChaseSteps_UnitId ON ChaseSteps (UnitId, TakenOn);
CREATE INDEX IX_ChaseSteps_DigestId ON ChaseSteps (DigestId) WHERE DigestId IS NOT NULL;
CREATE INDEX IX_ChaseSteps_LetterId ON ChaseSteps (LetterId) WHERE LetterId IS NOT NULL;

CREATE TABLE MeetingItems
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    Month date NOT NULL,
    ListedOn date NOT NULL,
    DecidedOn date NULL,
    CONSTRAINT PK_MeetingItems PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_MeetingItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_MeetingItems_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_MeetingItems ON MeetingItems (CouncilId, Seq);
CREATE UNIQUE INDEX UX_MeetingItems_Open ON MeetingItems (TaskId) WHERE DecidedOn IS NULL;
CREATE INDEX IX_MeetingItems_TaskId ON MeetingItems (TaskId);
CREATE INDEX IX_MeetingItems_Month ON MeetingItems (CouncilId, Month);

CREATE TABLE Measures
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    MeetingItemId uniqueidentifier NULL,
    Kind nvarchar(30) NOT NULL,
    DecidedOn date NOT NULL,
    DecidedBy nvarchar(300) NOT NULL,
    Reference nvarchar(200) NOT NULL,
    Content nvarchar(max) NOT NULL,
    ResponsiblePost nvarchar(300) NULL,
    IsComplex bit NOT NULL,
    DueOn date NULL,
    AnsweredOn date NULL,
    Answer nvarchar(max) NULL,
    RecordedBy uniqueidentifier NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Measures PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Measures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Measures_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_Measures_MeetingItemId FOREIGN KEY (MeetingItemId) REFERENCES MeetingItems (Id),
    CONSTRAINT CK_Measures_Kind CHECK (Kind IN ('WrittenExplanation', 'ProposalToAuthority', 'ExplanationSession', 'QuestionGroup', 'ReSupervision', 'ReportToCouncil'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Measures ON Measures (CouncilId, Seq);
CREATE INDEX IX_Measures_TaskId ON Measures (TaskId);
CREATE INDEX IX_Measures_MeetingItemId ON Measures (MeetingItemId) WHERE MeetingItemId IS NOT NULL;
CREATE INDEX IX_Measures_Open ON Measures (CouncilId, DueOn) WHERE AnsweredOn IS NULL;

CREATE TABLE ContactNotes
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Channel nvarchar(20) NOT NULL,
    ContactedOn date NOT NULL,
    ToWhom nvarchar(300) NOT NULL,
    Text nvarchar(2000) NOT NULL,
    NotedBy uniqueidentifier NOT NULL,
    CONSTRAINT PK_ContactNotes PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ContactNotes_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ContactNotes_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_ContactNotes_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_ContactNotes_Channel CHECK (Channel IN ('Zalo', 'Phone', 'InPerson', 'Letter'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ContactNotes ON ContactNotes (CouncilId, Seq);
CREATE INDEX IX_ContactNotes_TaskId ON ContactNotes (TaskId);
CREATE INDEX IX_ContactNotes_UnitId ON ContactNotes (UnitId);
