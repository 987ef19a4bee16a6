-- Units without an account: whom a unit named, links that each open one matter, what was opened by them.

ALTER TABLE Deliveries ADD ProtectedText nvarchar(2000) NULL;

CREATE TABLE UnitContacts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    Role nvarchar(30) NOT NULL,
    Email nvarchar(254) NULL,
    Phone nvarchar(20) NULL,
    Reference nvarchar(200) NOT NULL,
    NoticedOn date NOT NULL,
    NamedAt datetimeoffset(3) NOT NULL,
    NamedById uniqueidentifier NOT NULL,
    EndedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_UnitContacts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitContacts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitContacts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_UnitContacts_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_UnitContacts_NamedById FOREIGN KEY (NamedById) REFERENCES People (Id),
    CONSTRAINT CK_UnitContacts_Role CHECK (Role IN ('Admin', 'StandingBoard', 'DelegationHead', 'Member', 'Secretary', 'CommitteeLeader', 'Office', 'RecordsClerk', 'UnitHead', 'UnitContact', 'Expert'))
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitContacts ON UnitContacts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitContacts_Role ON UnitContacts (UnitId, Role) WHERE EndedAt IS NULL;
CREATE INDEX IX_UnitContacts_UnitId ON UnitContacts (UnitId);
CREATE INDEX IX_UnitContacts_PersonId ON UnitContacts (PersonId);
CREATE INDEX IX_UnitContacts_NamedById ON UnitContacts (NamedById);

CREATE TABLE UnitLinks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Matter nvarchar(30) NOT NULL,
    MatterId uniqueidentifier NOT NULL,
    ReaderId uniqueidentifier NOT NULL,
    TokenHash char(64) NOT NULL,
    Address nvarchar(254) NOT NULL,
    MadeAt datetimeoffset(3) NOT NULL,
    MadeById uniqueidentifier NULL,
    ExpiresAt datetimeoffset(3) NOT NULL,
    RevokedAt datetimeoffset(3) NULL,
    Openings int NOT NULL,
    LastUsedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_UnitLinks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitLinks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitLinks_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_UnitLinks_ReaderId FOREIGN KEY (ReaderId) REFERENCES People (Id),
    CONSTRAINT FK_UnitLinks_MadeById FOREIGN KEY (MadeById) REFERENCES People (Id),
    CONSTRAINT CK_UnitLinks_Matter CHECK (Matter IN ('FollowUpTask', 'UnitReport', 'Findings'))
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitLinks ON UnitLinks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitLinks_Hash ON UnitLinks (TokenHash);
CREATE INDEX IX_UnitLinks_UnitId ON UnitLinks (UnitId);
CREATE INDEX IX_UnitLinks_MatterId ON UnitLinks (MatterId);
CREATE INDEX IX_UnitLinks_ReaderId ON UnitLinks (ReaderId);
CREATE INDEX IX_UnitLinks_MadeById ON UnitLinks (MadeById) WHERE MadeById IS NOT NULL;

CREATE TABLE UnitLinkSessions
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitLinkId uniqueidentifier NOT NULL,
    TokenHash char(64) NOT NULL,
    Device nvarchar(200) NOT NULL,
    Address nvarchar(64) NULL,
    OpenedAt datetimeoffset(3) NOT NULL,
    SeenAt datetimeoffset(3) NOT NULL,
    UnitContactId uniqueidentifier NULL,
    ConfirmedAt datetimeoffset(3) NULL,
    EndedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_UnitLinkSessions PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitLinkSessions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitLinkSessions_UnitLinkId FOREIGN KEY (UnitLinkId) REFERENCES UnitLinks (Id),
    CONSTRAINT FK_UnitLinkSessions_UnitContactId FOREIGN KEY (UnitContactId) REFERENCES UnitContacts (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitLinkSessions ON UnitLinkSessions (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitLinkSessions_Hash ON UnitLinkSessions (TokenHash);
CREATE INDEX IX_UnitLinkSessions_UnitLinkId ON UnitLinkSessions (UnitLinkId);
CREATE INDEX IX_UnitLinkSessions_UnitContactId ON UnitLinkSessions (UnitContactId) WHERE UnitContactId IS NOT NULL;

CREATE TABLE UnitLinkCodes
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitLinkSessionId uniqueidentifier NOT NULL,
    UnitContactId uniqueidentifier NOT NULL,
    ProtectedCode nvarchar(1000) NOT NULL,
    SentAt datetimeoffset(3) NOT NULL,
    ExpiresAt datetimeoffset(3) NOT NULL,
    UsedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_UnitLinkCodes PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitLinkCodes_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitLinkCodes_UnitLinkSessionId FOREIGN KEY (UnitLinkSessionId) REFERENCES UnitLinkSessions (Id),
    CONSTRAINT FK_UnitLinkCodes_UnitContactId FOREIGN KEY (UnitContactId) REFERENCES UnitContacts (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitLinkCodes ON UnitLinkCodes (CouncilId, Seq);
CREATE INDEX IX_UnitLinkCodes_UnitLinkSessionId ON UnitLinkCodes (UnitLinkSessionId);
CREATE INDEX IX_UnitLinkCodes_UnitContactId ON UnitLinkCodes (UnitContactId, SentAt);
