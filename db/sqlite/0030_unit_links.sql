-- Units without an account: whom a unit named, links that each open one matter, what was opened by them.

ALTER TABLE Deliveries ADD COLUMN ProtectedText TEXT;

CREATE TABLE UnitContacts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    Role TEXT NOT NULL,
    Email TEXT,
    Phone TEXT,
    Reference TEXT NOT NULL,
    NoticedOn TEXT NOT NULL,
    NamedAt TEXT NOT NULL,
    NamedById TEXT NOT NULL,
    EndedAt TEXT,
    CONSTRAINT PK_UnitContacts UNIQUE (Id),
    CONSTRAINT FK_UnitContacts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitContacts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_UnitContacts_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_UnitContacts_NamedById FOREIGN KEY (NamedById) REFERENCES People (Id),
    CONSTRAINT CK_UnitContacts_Role CHECK (Role IN ('Admin', 'StandingBoard', 'DelegationHead', 'Member', 'Secretary', 'CommitteeLeader', 'Office', 'RecordsClerk', 'UnitHead', 'UnitContact', 'Expert'))
) STRICT;
CREATE UNIQUE INDEX UX_UnitContacts_Role ON UnitContacts (UnitId, Role) WHERE EndedAt IS NULL;
CREATE INDEX IX_UnitContacts_UnitId ON UnitContacts (UnitId);
CREATE INDEX IX_UnitContacts_PersonId ON UnitContacts (PersonId);
CREATE INDEX IX_UnitContacts_NamedById ON UnitContacts (NamedById);

CREATE TABLE UnitLinks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Matter TEXT NOT NULL,
    MatterId TEXT NOT NULL,
    ReaderId TEXT NOT NULL,
    TokenHash TEXT NOT NULL,
    Address TEXT NOT NULL,
    MadeAt TEXT NOT NULL,
    MadeById TEXT,
    ExpiresAt TEXT NOT NULL,
    RevokedAt TEXT,
    Openings INTEGER NOT NULL,
    LastUsedAt TEXT,
    CONSTRAINT PK_UnitLinks UNIQUE (Id),
    CONSTRAINT FK_UnitLinks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitLinks_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_UnitLinks_ReaderId FOREIGN KEY (ReaderId) REFERENCES People (Id),
    CONSTRAINT FK_UnitLinks_MadeById FOREIGN KEY (MadeById) REFERENCES People (Id),
    CONSTRAINT CK_UnitLinks_Matter CHECK (Matter IN ('FollowUpTask', 'UnitReport', 'Findings'))
) STRICT;
CREATE UNIQUE INDEX UX_UnitLinks_Hash ON UnitLinks (TokenHash);
CREATE INDEX IX_UnitLinks_UnitId ON UnitLinks (UnitId);
CREATE INDEX IX_UnitLinks_MatterId ON UnitLinks (MatterId);
CREATE INDEX IX_UnitLinks_ReaderId ON UnitLinks (ReaderId);
CREATE INDEX IX_UnitLinks_MadeById ON UnitLinks (MadeById) WHERE MadeById IS NOT NULL;

CREATE TABLE UnitLinkSessions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitLinkId TEXT NOT NULL,
    TokenHash TEXT NOT NULL,
    Device TEXT NOT NULL,
    Address TEXT,
    OpenedAt TEXT NOT NULL,
    SeenAt TEXT NOT NULL,
    UnitContactId TEXT,
    ConfirmedAt TEXT,
    EndedAt TEXT,
    CONSTRAINT PK_UnitLinkSessions UNIQUE (Id),
    CONSTRAINT FK_UnitLinkSessions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitLinkSessions_UnitLinkId FOREIGN KEY (UnitLinkId) REFERENCES UnitLinks (Id),
    CONSTRAINT FK_UnitLinkSessions_UnitContactId FOREIGN KEY (UnitContactId) REFERENCES UnitContacts (Id)
) STRICT;
CREATE UNIQUE INDEX UX_UnitLinkSessions_Hash ON UnitLinkSessions (TokenHash);
CREATE INDEX IX_UnitLinkSessions_UnitLinkId ON UnitLinkSessions (UnitLinkId);
CREATE INDEX IX_UnitLinkSessions_UnitContactId ON UnitLinkSessions (UnitContactId) WHERE UnitContactId IS NOT NULL;

CREATE TABLE UnitLinkCodes
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitLinkSessionId TEXT NOT NULL,
    UnitContactId TEXT NOT NULL,
    ProtectedCode TEXT NOT NULL,
    SentAt TEXT NOT NULL,
    ExpiresAt TEXT NOT NULL,
    UsedAt TEXT,
    CONSTRAINT PK_UnitLinkCodes UNIQUE (Id),
    CONSTRAINT FK_UnitLinkCodes_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitLinkCodes_UnitLinkSessionId FOREIGN KEY (UnitLinkSessionId) REFERENCES UnitLinkSessions (Id),
    CONSTRAINT FK_UnitLinkCodes_UnitContactId FOREIGN KEY (UnitContactId) REFERENCES UnitContacts (Id)
) STRICT;
CREATE INDEX IX_UnitLinkCodes_UnitLinkSessionId ON UnitLinkCodes (UnitLinkSessionId);
CREATE INDEX IX_UnitLinkCodes_UnitContactId ON UnitLinkCodes (UnitContactId, SentAt);
