-- What a council lets everybody read: whether its public pages are open, and what was approved for them, word by word as it was approved.

CREATE TABLE PublicSettings
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    IsOpen bit NOT NULL,
    Basis nvarchar(500) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_PublicSettings PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PublicSettings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PublicSettings ON PublicSettings (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PublicSettings_Council ON PublicSettings (CouncilId);

CREATE TABLE Publications
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Kind nvarchar(20) NOT NULL,
    ConclusionId uniqueidentifier NULL,
    ProgrammeYear int NULL,
    Status nvarchar(20) NOT NULL,
    Title nvarchar(1000) NOT NULL,
    Intro nvarchar(4000) NULL,
    Source nvarchar(300) NULL,
    IssuedOn date NULL,
    FiguresAsOf date NULL,
    FoldedWords nvarchar(max) NOT NULL,
    KeepsNames bit NOT NULL,
    PreparedBy uniqueidentifier NOT NULL,
    PreparedAt datetimeoffset(3) NOT NULL,
    ApprovedBy uniqueidentifier NULL,
    PublishedAt datetimeoffset(3) NULL,
    WithdrawnBy uniqueidentifier NULL,
    WithdrawnAt datetimeoffset(3) NULL,
    WithdrawReason nvarchar(1000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Publications PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Publications_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Publications_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT CK_Publications_Kind CHECK (Kind IN ('Programme', 'Conclusion', 'Results')),
    CONSTRAINT CK_Publications_Status CHECK (Status IN ('Draft', 'Published', 'Replaced', 'Withdrawn'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Publications ON Publications (CouncilId, Seq);
CREATE INDEX IX_Publications_Status ON Publications (CouncilId, Status);
CREATE INDEX IX_Publications_ConclusionId ON Publications (ConclusionId) WHERE ConclusionId IS NOT NULL;
CREATE UNIQUE INDEX UX_Publications_DraftConclusion ON Publications (ConclusionId, Kind) WHERE ConclusionId IS NOT NULL AND Status = 'Draft';
CREATE UNIQUE INDEX UX_Publications_DraftYear ON Publications (CouncilId, ProgrammeYear) WHERE ProgrammeYear IS NOT NULL AND Status = 'Draft';
CREATE UNIQUE INDEX UX_Publications_PublishedConclusion ON Publications (ConclusionId, Kind) WHERE ConclusionId IS NOT NULL AND Status = 'Published';
CREATE UNIQUE INDEX UX_Publications_PublishedYear ON Publications (CouncilId, ProgrammeYear) WHERE ProgrammeYear IS NOT NULL AND Status = 'Published';

CREATE TABLE PublicationParts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PublicationId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Heading nvarchar(500) NULL,
    Text nvarchar(max) NOT NULL,
    CONSTRAINT PK_PublicationParts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PublicationParts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PublicationParts_PublicationId FOREIGN KEY (PublicationId) REFERENCES Publications (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PublicationParts ON PublicationParts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PublicationParts_Number ON PublicationParts (PublicationId, Number);

CREATE TABLE PublicationCounts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PublicationId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    UnitName nvarchar(300) NOT NULL,
    ClosedOnTime int NOT NULL,
    ClosedLate int NOT NULL,
    InTerm int NOT NULL,
    Overdue int NOT NULL,
    NoDeadline int NOT NULL,
    Suspended int NOT NULL,
    Dropped int NOT NULL,
    CONSTRAINT PK_PublicationCounts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PublicationCounts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PublicationCounts_PublicationId FOREIGN KEY (PublicationId) REFERENCES Publications (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PublicationCounts ON PublicationCounts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PublicationCounts_Number ON PublicationCounts (PublicationId, Number);

ALTER TABLE FourEyesRules DROP CONSTRAINT CK_FourEyesRules_Duty;
ALTER TABLE FourEyesRules ADD CONSTRAINT CK_FourEyesRules_Duty CHECK (Duty IN ('PaperApproval', 'ConclusionNumbering', 'LedgerAssigning', 'LedgerImport', 'RemediationSending', 'RemediationConfirming', 'ExtensionSending', 'ExtensionOpinion', 'ExtensionDeciding', 'PublicationApproval'));
