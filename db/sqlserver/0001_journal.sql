-- The journal is the audit trail and the outbox at once. Its rows are never changed; what was dispatched stands in a table of its own.

CREATE TABLE Journal
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NULL,
    At datetimeoffset(3) NOT NULL,
    ActorId uniqueidentifier NULL,
    ActingAs nvarchar(40) NULL,
    Origin nvarchar(64) NULL,
    Command nvarchar(100) NOT NULL,
    Event nvarchar(100) NOT NULL,
    SubjectId uniqueidentifier NOT NULL,
    Data nvarchar(max) NOT NULL,
    Before nvarchar(max) NULL,
    CONSTRAINT PK_Journal PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_Journal ON Journal (Seq);
CREATE INDEX IX_Journal_Subject ON Journal (SubjectId, Seq);
CREATE INDEX IX_Journal_Council ON Journal (CouncilId, Seq);

CREATE TABLE JournalDispatches
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    JournalId uniqueidentifier NOT NULL,
    Subscriber nvarchar(100) NOT NULL,
    DispatchedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_JournalDispatches PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_JournalDispatches_JournalId FOREIGN KEY (JournalId) REFERENCES Journal (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_JournalDispatches ON JournalDispatches (Seq);
CREATE UNIQUE INDEX UX_JournalDispatches_Once ON JournalDispatches (JournalId, Subscriber);

CREATE TABLE IdempotentAnswers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NULL,
    PersonId uniqueidentifier NOT NULL,
    RequestKey nvarchar(100) NOT NULL,
    Command nvarchar(100) NOT NULL,
    BodyHash char(64) NOT NULL,
    Answer nvarchar(max) NULL,
    CreatedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_IdempotentAnswers PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_IdempotentAnswers ON IdempotentAnswers (Seq);
CREATE UNIQUE INDEX UX_IdempotentAnswers_Key ON IdempotentAnswers (PersonId, RequestKey);
CREATE INDEX IX_IdempotentAnswers_CreatedAt ON IdempotentAnswers (CreatedAt);
GO
CREATE TRIGGER TR_Journal_NoUpdate ON Journal INSTEAD OF UPDATE AS RAISERROR('journal rows are immutable', 16, 1);
GO
CREATE TRIGGER TR_Journal_NoDelete ON Journal INSTEAD OF DELETE AS RAISERROR('journal rows are immutable', 16, 1);
GO
