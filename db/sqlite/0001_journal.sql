-- The journal is the audit trail and the outbox at once. Its rows are never changed; what was dispatched stands in a table of its own.

CREATE TABLE Journal
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT,
    At TEXT NOT NULL,
    ActorId TEXT,
    ActingAs TEXT,
    Origin TEXT,
    Command TEXT NOT NULL,
    Event TEXT NOT NULL,
    SubjectId TEXT NOT NULL,
    Data TEXT NOT NULL,
    Before TEXT,
    CONSTRAINT PK_Journal UNIQUE (Id)
) STRICT;
CREATE INDEX IX_Journal_Subject ON Journal (SubjectId, Seq);
CREATE INDEX IX_Journal_Council ON Journal (CouncilId, Seq);

CREATE TABLE JournalDispatches
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    JournalId TEXT NOT NULL,
    Subscriber TEXT NOT NULL,
    DispatchedAt TEXT NOT NULL,
    CONSTRAINT PK_JournalDispatches UNIQUE (Id),
    CONSTRAINT FK_JournalDispatches_JournalId FOREIGN KEY (JournalId) REFERENCES Journal (Id)
) STRICT;
CREATE UNIQUE INDEX UX_JournalDispatches_Once ON JournalDispatches (JournalId, Subscriber);

CREATE TABLE IdempotentAnswers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT,
    PersonId TEXT NOT NULL,
    RequestKey TEXT NOT NULL,
    Command TEXT NOT NULL,
    BodyHash TEXT NOT NULL,
    Answer TEXT,
    CreatedAt TEXT NOT NULL,
    CONSTRAINT PK_IdempotentAnswers UNIQUE (Id)
) STRICT;
CREATE UNIQUE INDEX UX_IdempotentAnswers_Key ON IdempotentAnswers (PersonId, RequestKey);
CREATE INDEX IX_IdempotentAnswers_CreatedAt ON IdempotentAnswers (CreatedAt);

CREATE TRIGGER TR_Journal_NoUpdate BEFORE UPDATE ON Journal BEGIN SELECT RAISE(ABORT, 'journal rows are immutable'); END;
CREATE TRIGGER TR_Journal_NoDelete BEFORE DELETE ON Journal BEGIN SELECT RAISE(ABORT, 'journal rows are immutable'); END;
