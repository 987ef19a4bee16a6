-- What people are told, and by which way it reaches them outside the application. Both are written with the decision that causes them.

CREATE TABLE Notices
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT,
    UnitId TEXT,
    Kind TEXT NOT NULL,
    Title TEXT NOT NULL,
    Text TEXT NOT NULL,
    Link TEXT,
    SubjectId TEXT,
    OnceKey TEXT,
    CreatedAt TEXT NOT NULL,
    ReadAt TEXT,
    CONSTRAINT PK_Notices UNIQUE (Id),
    CONSTRAINT FK_Notices_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Notices_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_Notices_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Other'))
) STRICT;
CREATE UNIQUE INDEX UX_Notices_Once ON Notices (PersonId, OnceKey) WHERE PersonId IS NOT NULL AND OnceKey IS NOT NULL;
CREATE UNIQUE INDEX UX_Notices_UnitOnce ON Notices (UnitId, OnceKey) WHERE UnitId IS NOT NULL AND PersonId IS NULL AND OnceKey IS NOT NULL;
CREATE INDEX IX_Notices_Unread ON Notices (PersonId, Seq) WHERE ReadAt IS NULL;
CREATE INDEX IX_Notices_PersonId ON Notices (PersonId, Seq) WHERE PersonId IS NOT NULL;
CREATE INDEX IX_Notices_UnitId ON Notices (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Notices_SubjectId ON Notices (SubjectId) WHERE SubjectId IS NOT NULL;

CREATE TABLE Webhooks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Name TEXT NOT NULL,
    Url TEXT NOT NULL,
    Secret TEXT NOT NULL,
    IsActive INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Webhooks UNIQUE (Id),
    CONSTRAINT FK_Webhooks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_Webhooks_Name ON Webhooks (CouncilId, Name);

CREATE TABLE Deliveries
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    NoticeId TEXT NOT NULL,
    Channel TEXT NOT NULL,
    WebhookId TEXT,
    Address TEXT NOT NULL,
    IsDigest INTEGER NOT NULL,
    State TEXT NOT NULL,
    Attempts INTEGER NOT NULL,
    NextTryAt TEXT NOT NULL,
    LastError TEXT,
    ClaimedBy TEXT,
    ClaimedUntil TEXT,
    CreatedAt TEXT NOT NULL,
    SentAt TEXT,
    OpenedAt TEXT,
    CONSTRAINT PK_Deliveries UNIQUE (Id),
    CONSTRAINT FK_Deliveries_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Deliveries_NoticeId FOREIGN KEY (NoticeId) REFERENCES Notices (Id),
    CONSTRAINT FK_Deliveries_WebhookId FOREIGN KEY (WebhookId) REFERENCES Webhooks (Id),
    CONSTRAINT CK_Deliveries_Channel CHECK (Channel IN ('Email', 'Webhook')),
    CONSTRAINT CK_Deliveries_State CHECK (State IN ('Waiting', 'Sent', 'Dead'))
) STRICT;
CREATE UNIQUE INDEX UX_Deliveries_Mail ON Deliveries (NoticeId, Address) WHERE WebhookId IS NULL;
CREATE UNIQUE INDEX UX_Deliveries_Webhook ON Deliveries (NoticeId, WebhookId) WHERE WebhookId IS NOT NULL;
CREATE INDEX IX_Deliveries_NoticeId ON Deliveries (NoticeId);
CREATE INDEX IX_Deliveries_WebhookId ON Deliveries (WebhookId) WHERE WebhookId IS NOT NULL;
CREATE INDEX IX_Deliveries_Waiting ON Deliveries (CouncilId, Channel, Seq) WHERE State = 'Waiting';
CREATE INDEX IX_Deliveries_Address ON Deliveries (CouncilId, Address, Seq) WHERE State = 'Waiting';
CREATE INDEX IX_Deliveries_Dead ON Deliveries (CouncilId, Seq) WHERE State = 'Dead';

CREATE TABLE NoticePreferences
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    Timing TEXT NOT NULL,
    MutedGroups TEXT NOT NULL,
    QuietFrom INTEGER NOT NULL,
    QuietTo INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_NoticePreferences UNIQUE (Id),
    CONSTRAINT FK_NoticePreferences_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_NoticePreferences_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_NoticePreferences_Timing CHECK (Timing IN ('AtOnce', 'DailyDigest'))
) STRICT;
CREATE UNIQUE INDEX UX_NoticePreferences_PersonId ON NoticePreferences (PersonId);
