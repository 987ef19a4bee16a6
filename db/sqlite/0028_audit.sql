-- The journal proves itself: each row is sealed within a minute into the chain of its council; rows of no council form a chain of their own (all zeros).
-- No reference to Journal: a seal must outlive a row that somebody removes.

CREATE TABLE JournalSeals
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    Chain TEXT NOT NULL,
    Position INTEGER NOT NULL,
    JournalSeq INTEGER NOT NULL,
    PreviousHash TEXT NOT NULL,
    Hash TEXT NOT NULL,
    SealedAt TEXT NOT NULL,
    CONSTRAINT PK_JournalSeals UNIQUE (Id)
) STRICT;
CREATE UNIQUE INDEX UX_JournalSeals_Row ON JournalSeals (JournalSeq);
CREATE UNIQUE INDEX UX_JournalSeals_Position ON JournalSeals (Chain, Position);
CREATE TRIGGER TR_JournalSeals_NoUpdate BEFORE UPDATE ON JournalSeals BEGIN SELECT RAISE(ABORT, 'journal seals are immutable'); END;
CREATE TRIGGER TR_JournalSeals_NoDelete BEFORE DELETE ON JournalSeals BEGIN SELECT RAISE(ABORT, 'journal seals are immutable'); END;

-- The installation's own keys, encrypted by its certificate where there is one: they belong to no council.
CREATE TABLE DataKeys
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    Name TEXT NOT NULL,
    Content TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    CONSTRAINT PK_DataKeys UNIQUE (Id)
) STRICT;

-- A change of what somebody may do stays open until somebody else has seen it.
CREATE TABLE RightsAlerts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    JournalId TEXT NOT NULL,
    RaisedAt TEXT NOT NULL,
    ConfirmedBy TEXT,
    ConfirmedAt TEXT,
    ConfirmNote TEXT,
    CONSTRAINT PK_RightsAlerts UNIQUE (Id),
    CONSTRAINT FK_RightsAlerts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RightsAlerts_ConfirmedBy FOREIGN KEY (ConfirmedBy) REFERENCES People (Id)
) STRICT;
CREATE UNIQUE INDEX UX_RightsAlerts_Row ON RightsAlerts (JournalId);
CREATE INDEX IX_RightsAlerts_Open ON RightsAlerts (CouncilId, Seq) WHERE ConfirmedAt IS NULL;
CREATE INDEX IX_RightsAlerts_ConfirmedBy ON RightsAlerts (ConfirmedBy) WHERE ConfirmedBy IS NOT NULL;

-- Who looked at what is nobody's to look at by the way: drafts, evidence, people's data, exports. Written behind the answers, in batches.
CREATE TABLE AccessLog
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    At TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    ActingAs TEXT,
    Origin TEXT,
    Kind TEXT NOT NULL,
    Request TEXT NOT NULL,
    SubjectId TEXT,
    CONSTRAINT PK_AccessLog UNIQUE (Id),
    CONSTRAINT FK_AccessLog_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AccessLog_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_AccessLog_Kind CHECK (Kind IN ('Draft', 'Evidence', 'PersonalData', 'Export'))
) STRICT;
CREATE INDEX IX_AccessLog_PersonId ON AccessLog (PersonId, Seq);
CREATE TRIGGER TR_AccessLog_NoUpdate BEFORE UPDATE ON AccessLog BEGIN SELECT RAISE(ABORT, 'access log rows are immutable'); END;
CREATE TRIGGER TR_AccessLog_NoDelete BEFORE DELETE ON AccessLog BEGIN SELECT RAISE(ABORT, 'access log rows are immutable'); END;
