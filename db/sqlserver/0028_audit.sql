-- The journal proves itself: each row is sealed within a minute into the chain of its council; rows of no council form a chain of their own (all zeros).
-- No reference to Journal: a seal must outlive a row that somebody removes.

CREATE TABLE JournalSeals
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    Chain uniqueidentifier NOT NULL,
    Position bigint NOT NULL,
    JournalSeq bigint NOT NULL,
    PreviousHash char(64) NOT NULL,
    Hash char(64) NOT NULL,
    SealedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_JournalSeals PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_JournalSeals ON JournalSeals (Seq);
CREATE UNIQUE INDEX UX_JournalSeals_Row ON JournalSeals (JournalSeq);
CREATE UNIQUE INDEX UX_JournalSeals_Position ON JournalSeals (Chain, Position);
GO
CREATE TRIGGER TR_JournalSeals_NoUpdate ON JournalSeals INSTEAD OF UPDATE AS RAISERROR('journal seals are immutable', 16, 1);
GO
CREATE TRIGGER TR_JournalSeals_NoDelete ON JournalSeals INSTEAD OF DELETE AS RAISERROR('journal seals are immutable', 16, 1);
GO

-- The installation's own keys, encrypted by its certificate where there is one: they belong to no council.
CREATE TABLE DataKeys
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    Name nvarchar(200) NOT NULL,
    Content nvarchar(max) NOT NULL,
    CreatedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_DataKeys PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_DataKeys ON DataKeys (Seq);

-- A change of what somebody may do stays open until somebody else has seen it.
CREATE TABLE RightsAlerts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    JournalId uniqueidentifier NOT NULL,
    RaisedAt datetimeoffset(3) NOT NULL,
    ConfirmedBy uniqueidentifier NULL,
    ConfirmedAt datetimeoffset(3) NULL,
    ConfirmNote nvarchar(500) NULL,
    CONSTRAINT PK_RightsAlerts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RightsAlerts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RightsAlerts_ConfirmedBy FOREIGN KEY (ConfirmedBy) REFERENCES People (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_RightsAlerts ON RightsAlerts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_RightsAlerts_Row ON RightsAlerts (JournalId);
CREATE INDEX IX_RightsAlerts_Open ON RightsAlerts (CouncilId, Seq) WHERE ConfirmedAt IS NULL;
CREATE INDEX IX_RightsAlerts_ConfirmedBy ON RightsAlerts (ConfirmedBy) WHERE ConfirmedBy IS NOT NULL;

-- Who looked at what is nobody's to look at by the way: drafts, evidence, people's data, exports. Written behind the answers, in batches.
CREATE TABLE AccessLog
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    At datetimeoffset(3) NOT NULL,
    PersonId uniqueidentifier NOT NULL,
    ActingAs nvarchar(40) NULL,
    Origin nvarchar(64) NULL,
    Kind nvarchar(30) NOT NULL,
    Request nvarchar(100) NOT NULL,
    SubjectId uniqueidentifier NULL,
    CONSTRAINT PK_AccessLog PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_AccessLog_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AccessLog_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_AccessLog_Kind CHECK (Kind IN ('Draft', 'Evidence', 'PersonalData', 'Export'))
);
CREATE UNIQUE CLUSTERED INDEX CX_AccessLog ON AccessLog (CouncilId, Seq);
CREATE INDEX IX_AccessLog_PersonId ON AccessLog (PersonId, Seq);
GO
CREATE TRIGGER TR_AccessLog_NoUpdate ON AccessLog INSTEAD OF UPDATE AS RAISERROR('access log rows are immutable', 16, 1);
GO
CREATE TRIGGER TR_AccessLog_NoDelete ON AccessLog INSTEAD OF DELETE AS RAISERROR('access log rows are immutable', 16, 1);
GO
