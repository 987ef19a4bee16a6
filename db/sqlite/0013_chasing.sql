-- What chasing did by itself and what people did about what stayed late. A step is decided once for a task, its deadline and its recipient.

CREATE TABLE ChaseDigests
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Day TEXT NOT NULL,
    Tasks INTEGER NOT NULL,
    Overdue INTEGER NOT NULL,
    CONSTRAINT PK_ChaseDigests UNIQUE (Id),
    CONSTRAINT FK_ChaseDigests_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ChaseDigests_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_ChaseDigests_Day ON ChaseDigests (UnitId, Day);

CREATE TABLE ReminderLetters
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Step TEXT NOT NULL,
    DraftedOn TEXT NOT NULL,
    ReplyBy TEXT NOT NULL,
    Status TEXT NOT NULL,
    Text TEXT,
    Number INTEGER,
    Symbol TEXT,
    IssuedOn TEXT,
    AuthorityLines TEXT,
    SignerName TEXT,
    Recipients TEXT,
    SentOn TEXT,
    AnsweredOn TEXT,
    Answer TEXT,
    CancelReason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_ReminderLetters UNIQUE (Id),
    CONSTRAINT FK_ReminderLetters_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ReminderLetters_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_ReminderLetters_Step CHECK (Step IN ('FirstLetter', 'SecondLetter')),
    CONSTRAINT CK_ReminderLetters_Status CHECK (Status IN ('Draft', 'Issued', 'Sent', 'Answered', 'Cancelled'))
) STRICT;
CREATE UNIQUE INDEX UX_ReminderLetters_Day ON ReminderLetters (UnitId, Step, DraftedOn);
CREATE INDEX IX_ReminderLetters_Status ON ReminderLetters (CouncilId, Status);

CREATE TABLE ChaseSteps
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Step TEXT NOT NULL,
    DaysBefore INTEGER NOT NULL,
    TargetOn TEXT NOT NULL,
    TakenOn TEXT NOT NULL,
    DigestId TEXT,
    LetterId TEXT,
    CONSTRAINT PK_ChaseSteps UNIQUE (Id),
    CONSTRAINT FK_ChaseSteps_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ChaseSteps_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_ChaseSteps_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_ChaseSteps_DigestId FOREIGN KEY (DigestId) REFERENCES ChaseDigests (Id),
    CONSTRAINT FK_ChaseSteps_LetterId FOREIGN KEY (LetterId) REFERENCES ReminderLetters (Id),
    CONSTRAINT CK_ChaseSteps_Step CHECK (Step IN ('Reminder', 'DueToday', 'Overdue', 'FirstLetter', 'SecondLetter', 'MeetingList'))
) STRICT;
CREATE UNIQUE INDEX UX_ChaseSteps_Once ON ChaseSteps (TaskId, UnitId, Step, DaysBefore, TargetOn);
CREATE INDEX IX_ChaseSteps_Waiting ON ChaseSteps (CouncilId, UnitId) WHERE DigestId IS NULL;
CREATE INDEX IX_ChaseSteps_UnitId ON ChaseSteps (UnitId, TakenOn);
CREATE INDEX IX_ChaseSteps_DigestId ON ChaseSteps (DigestId) WHERE DigestId IS NOT NULL;
CREATE INDEX IX_ChaseSteps_LetterId ON ChaseSteps (LetterId) WHERE LetterId IS NOT NULL;

CREATE TABLE MeetingItems
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    Month TEXT NOT NULL,
    ListedOn TEXT NOT NULL,
    DecidedOn TEXT,
    CONSTRAINT PK_MeetingItems UNIQUE (Id),
    CONSTRAINT FK_MeetingItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_MeetingItems_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id)
) STRICT;
CREATE UNIQUE INDEX UX_MeetingItems_Open ON MeetingItems (TaskId) WHERE DecidedOn IS NULL;
CREATE INDEX IX_MeetingItems_TaskId ON MeetingItems (TaskId);
CREATE INDEX IX_MeetingItems_Month ON MeetingItems (CouncilId, Month);

CREATE TABLE Measures
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    MeetingItemId TEXT,
    Kind TEXT NOT NULL,
    DecidedOn TEXT NOT NULL,
    DecidedBy TEXT NOT NULL,
    Reference TEXT NOT NULL,
    Content TEXT NOT NULL,
    ResponsiblePost TEXT,
    IsComplex INTEGER NOT NULL,
    DueOn TEXT,
    AnsweredOn TEXT,
    Answer TEXT,
    RecordedBy TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Measures UNIQUE (Id),
    CONSTRAINT FK_Measures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Measures_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_Measures_MeetingItemId FOREIGN KEY (MeetingItemId) REFERENCES MeetingItems (Id),
    CONSTRAINT CK_Measures_Kind CHECK (Kind IN ('WrittenExplanation', 'ProposalToAuthority', 'ExplanationSession', 'QuestionGroup', 'ReSupervision', 'ReportToCouncil'))
) STRICT;
CREATE INDEX IX_Measures_TaskId ON Measures (TaskId);
CREATE INDEX IX_Measures_MeetingItemId ON Measures (MeetingItemId) WHERE MeetingItemId IS NOT NULL;
CREATE INDEX IX_Measures_Open ON Measures (CouncilId, DueOn) WHERE AnsweredOn IS NULL;

CREATE TABLE ContactNotes
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Channel TEXT NOT NULL,
    ContactedOn TEXT NOT NULL,
    ToWhom TEXT NOT NULL,
    Text TEXT NOT NULL,
    NotedBy TEXT NOT NULL,
    CONSTRAINT PK_ContactNotes UNIQUE (Id),
    CONSTRAINT FK_ContactNotes_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ContactNotes_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_ContactNotes_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_ContactNotes_Channel CHECK (Channel IN ('Zalo', 'Phone', 'InPerson', 'Letter'))
) STRICT;
CREATE INDEX IX_ContactNotes_TaskId ON ContactNotes (TaskId);
CREATE INDEX IX_ContactNotes_UnitId ON ContactNotes (UnitId);
