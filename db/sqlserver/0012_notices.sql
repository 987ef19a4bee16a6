-- What people are told, and by which way it reaches them outside the application. Both are written with the decision that causes them.

CREATE TABLE Notices
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NULL,
    UnitId uniqueidentifier NULL,
    Kind nvarchar(30) NOT NULL,
    Title nvarchar(300) NOT NULL,
    Text nvarchar(max) NOT NULL,
    Link nvarchar(400) NULL,
    SubjectId uniqueidentifier NULL,
    OnceKey nvarchar(200) NULL,
    CreatedAt datetimeoffset(3) NOT NULL,
    ReadAt datetimeoffset(3) NULL,
    CONSTRAINT PK_Notices PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Notices_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Notices_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_Notices_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Other'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Notices ON Notices (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Notices_Once ON Notices (PersonId, OnceKey) WHERE PersonId IS NOT NULL AND OnceKey IS NOT NULL;
CREATE UNIQUE INDEX UX_Notices_UnitOnce ON Notices (UnitId, OnceKey) WHERE UnitId IS NOT NULL AND PersonId IS NULL AND OnceKey IS NOT NULL;
CREATE INDEX IX_Notices_Unread ON Notices (PersonId, Seq) WHERE ReadAt IS NULL;
CREATE INDEX IX_Notices_PersonId ON Notices (PersonId, Seq) WHERE PersonId IS NOT NULL;
CREATE INDEX IX_Notices_UnitId ON Notices (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Notices_SubjectId ON Notices (SubjectId) WHERE SubjectId IS NOT NULL;

CREATE TABLE Webhooks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Name nvarchar(200) NOT NULL,
    Url nvarchar(1000) NOT NULL,
    Secret nvarchar(200) NOT NULL,
    IsActive bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Webhooks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Webhooks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_Webhooks ON Webhooks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Webhooks_Name ON Webhooks (CouncilId, Name);

CREATE TABLE Deliveries
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    NoticeId uniqueidentifier NOT NULL,
    Channel nvarchar(20) NOT NULL,
    WebhookId uniqueidentifier NULL,
    Address nvarchar(320) NOT NULL,
    IsDigest bit NOT NULL,
    State nvarchar(20) NOT NULL,
    Attempts int NOT NULL,
    NextTryAt datetimeoffset(3) NOT NULL,
    LastError nvarchar(1000) NULL,
    ClaimedBy uniqueidentifier NULL,
    ClaimedUntil datetimeoffset(3) NULL,
    CreatedAt datetimeoffset(3) NOT NULL,
    SentAt datetimeoffset(3) NULL,
    OpenedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_Deliveries PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Deliveries_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Deliveries_NoticeId FOREIGN KEY (NoticeId) REFERENCES Notices (Id),
    CONSTRAINT FK_Deliveries_WebhookId FOREIGN KEY (WebhookId) REFERENCES Webhooks (Id),
    CONSTRAINT CK_Deliveries_Channel CHECK (Channel IN ('Email', 'Webhook')),
    CONSTRAINT CK_Deliveries_State CHECK (State IN ('Waiting', 'Sent', 'Dead'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Deliveries ON Deliveries (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Deliveries_Mail ON Deliveries (NoticeId, Address) WHERE WebhookId IS NULL;
CREATE UNIQUE INDEX UX_Deliveries_Webhook ON Deliveries (NoticeId, WebhookId) WHERE WebhookId IS NOT NULL;
CREATE INDEX IX_Deliveries_NoticeId ON Deliveries (NoticeId);
CREATE INDEX IX_Deliveries_WebhookId ON Deliveries (WebhookId) WHERE WebhookId IS NOT NULL;
CREATE INDEX IX_Deliveries_Waiting ON Deliveries (CouncilId, Channel, Seq) WHERE State = 'Waiting';
CREATE INDEX IX_Deliveries_Address ON Deliveries (CouncilId, Address, Seq) WHERE State = 'Waiting';
CREATE INDEX IX_Deliveries_Dead ON Deliveries (CouncilId, Seq) WHERE State = 'Dead';

CREATE TABLE NoticePreferences
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    Timing nvarchar(20) NOT NULL,
    MutedGroups nvarchar(200) NOT NULL,
    QuietFrom int NOT NULL,
    QuietTo int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_NoticePreferences PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_NoticePreferences_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_NoticePreferences_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_NoticePreferences_Timing CHECK (Timing IN ('AtOnce', 'DailyDigest'))
);
CREATE UNIQUE CLUSTERED INDEX CX_NoticePreferences ON NoticePreferences (CouncilId, Seq);
CREATE UNIQUE INDEX UX_NoticePreferences_PersonId ON NoticePreferences (PersonId);
