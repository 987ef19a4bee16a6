-- Official papers from draft to the day everybody who must have them has them; their numbers, the wording that people changed, and what councils set for their papers.

CREATE TABLE PaperTemplates
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Kind nvarchar(40) NOT NULL,
    BodyId uniqueidentifier NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    SuperiorBody nvarchar(300) NULL,
    IssuingBody nvarchar(300) NULL,
    SymbolTemplate nvarchar(100) NULL,
    AuthorityLines nvarchar(500) NULL,
    SignerName nvarchar(200) NULL,
    SignerPost nvarchar(300) NULL,
    Recipients nvarchar(2000) NULL,
    Archive nvarchar(200) NULL,
    LegalBases nvarchar(max) NULL,
    Closing nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_PaperTemplates PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PaperTemplates_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperTemplates_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PaperTemplates ON PaperTemplates (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PaperTemplates_From ON PaperTemplates (CouncilId, Kind, ValidFrom) WHERE BodyId IS NULL;
CREATE UNIQUE INDEX UX_PaperTemplates_BodyFrom ON PaperTemplates (BodyId, Kind, ValidFrom) WHERE BodyId IS NOT NULL;

CREATE TABLE NumberSeries
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Code nvarchar(60) NOT NULL,
    Name nvarchar(300) NOT NULL,
    BodyId uniqueidentifier NULL,
    DocumentTypes nvarchar(200) NOT NULL,
    ValidFrom date NOT NULL,
    ValidTo date NULL,
    Version int NOT NULL,
    CONSTRAINT PK_NumberSeries PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_NumberSeries_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_NumberSeries_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_NumberSeries ON NumberSeries (CouncilId, Seq);
CREATE UNIQUE INDEX UX_NumberSeries_Code ON NumberSeries (CouncilId, Code);
CREATE INDEX IX_NumberSeries_BodyId ON NumberSeries (BodyId) WHERE BodyId IS NOT NULL;

CREATE TABLE NumberCounters
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Series nvarchar(60) NOT NULL,
    Year int NOT NULL,
    LastNumber int NOT NULL,
    CONSTRAINT PK_NumberCounters PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_NumberCounters_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_NumberCounters ON NumberCounters (CouncilId, Seq);
CREATE UNIQUE INDEX UX_NumberCounters_Year ON NumberCounters (CouncilId, Series, Year);

CREATE TABLE OfficialPapers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Kind nvarchar(40) NOT NULL,
    SubjectId uniqueidentifier NULL,
    CampaignId uniqueidentifier NULL,
    ReferenceCaseId uniqueidentifier NULL,
    BodyId uniqueidentifier NULL,
    AuthorUnitId uniqueidentifier NULL,
    AddresseeUnitId uniqueidentifier NULL,
    Status nvarchar(20) NOT NULL,
    Force nvarchar(20) NOT NULL,
    Title nvarchar(2000) NOT NULL,
    Content nvarchar(max) NOT NULL,
    Recipients nvarchar(2000) NULL,
    AuthorityLines nvarchar(500) NULL,
    SignerName nvarchar(200) NULL,
    SignerPost nvarchar(300) NULL,
    DocumentType nvarchar(20) NULL,
    Number int NULL,
    Symbol nvarchar(60) NULL,
    IssuedOn date NULL,
    CheckCode nvarchar(20) NULL,
    PreparedSha256 char(64) NULL,
    Sha256 char(64) NULL,
    Size bigint NULL,
    Pages int NULL,
    FrozenAt datetimeoffset(3) NULL,
    ReplacesId uniqueidentifier NULL,
    CorrectsId uniqueidentifier NULL,
    AnswersId uniqueidentifier NULL,
    DraftedBy uniqueidentifier NOT NULL,
    DraftedAt datetimeoffset(3) NOT NULL,
    SubmittedBy uniqueidentifier NULL,
    ApprovedBy uniqueidentifier NULL,
    CancelReason nvarchar(2000) NULL,
    RecallReason nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_OfficialPapers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_OfficialPapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_OfficialPapers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_OfficialPapers_ReferenceCaseId FOREIGN KEY (ReferenceCaseId) REFERENCES ReferenceCases (Id),
    CONSTRAINT FK_OfficialPapers_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT FK_OfficialPapers_AuthorUnitId FOREIGN KEY (AuthorUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_OfficialPapers_AddresseeUnitId FOREIGN KEY (AddresseeUnitId) REFERENCES Units (Id),
    CONSTRAINT FK_OfficialPapers_ReplacesId FOREIGN KEY (ReplacesId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_OfficialPapers_CorrectsId FOREIGN KEY (CorrectsId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_OfficialPapers_AnswersId FOREIGN KEY (AnswersId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_OfficialPapers_Status CHECK (Status IN ('Draft', 'Submitted', 'Approved', 'Signed', 'Issued', 'Sent', 'Acknowledged', 'Cancelled')),
    CONSTRAINT CK_OfficialPapers_Force CHECK (Force IN ('None', 'InForce', 'Corrected', 'Replaced', 'Recalled'))
);
CREATE UNIQUE CLUSTERED INDEX CX_OfficialPapers ON OfficialPapers (CouncilId, Seq);
CREATE INDEX IX_OfficialPapers_Status ON OfficialPapers (CouncilId, Status);
CREATE INDEX IX_OfficialPapers_SubjectId ON OfficialPapers (SubjectId) WHERE SubjectId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_CampaignId ON OfficialPapers (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_ReferenceCaseId ON OfficialPapers (ReferenceCaseId) WHERE ReferenceCaseId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_BodyId ON OfficialPapers (BodyId) WHERE BodyId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_AuthorUnitId ON OfficialPapers (AuthorUnitId) WHERE AuthorUnitId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_AddresseeUnitId ON OfficialPapers (AddresseeUnitId) WHERE AddresseeUnitId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_ReplacesId ON OfficialPapers (ReplacesId) WHERE ReplacesId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_CorrectsId ON OfficialPapers (CorrectsId) WHERE CorrectsId IS NOT NULL;
CREATE INDEX IX_OfficialPapers_AnswersId ON OfficialPapers (AnswersId) WHERE AnswersId IS NOT NULL;
CREATE UNIQUE INDEX UX_OfficialPapers_CheckCode ON OfficialPapers (CheckCode) WHERE CheckCode IS NOT NULL;

CREATE TABLE DocumentNumbers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Series nvarchar(60) NOT NULL,
    Year int NOT NULL,
    Number int NOT NULL,
    Symbol nvarchar(60) NOT NULL,
    DocumentType nvarchar(20) NOT NULL,
    IssuedOn date NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    Status nvarchar(20) NOT NULL,
    CancelReason nvarchar(2000) NULL,
    CancelledBy uniqueidentifier NULL,
    CONSTRAINT PK_DocumentNumbers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DocumentNumbers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DocumentNumbers_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_DocumentNumbers_Status CHECK (Status IN ('Reserved', 'Used', 'Cancelled'))
);
CREATE UNIQUE CLUSTERED INDEX CX_DocumentNumbers ON DocumentNumbers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DocumentNumbers_Number ON DocumentNumbers (CouncilId, Series, Year, Number);
CREATE INDEX IX_DocumentNumbers_PaperId ON DocumentNumbers (PaperId);

CREATE TABLE PaperWordings
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    BlockKey nvarchar(200) NOT NULL,
    Kind nvarchar(40) NOT NULL,
    BaseText nvarchar(max) NOT NULL,
    Text nvarchar(max) NOT NULL,
    ChangedBy uniqueidentifier NOT NULL,
    ChangedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_PaperWordings PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PaperWordings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperWordings_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_PaperWordings_Kind CHECK (Kind IN ('Replaced', 'Deleted', 'Inserted'))
);
CREATE UNIQUE CLUSTERED INDEX CX_PaperWordings ON PaperWordings (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PaperWordings_Block ON PaperWordings (PaperId, BlockKey, Kind);

CREATE TABLE PaperDispatches
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NULL,
    Receiver nvarchar(300) NOT NULL,
    Channel nvarchar(20) NOT NULL,
    Address nvarchar(300) NULL,
    Status nvarchar(20) NOT NULL,
    Error nvarchar(1000) NULL,
    Attempts int NOT NULL,
    DueAt datetimeoffset(3) NULL,
    SentOn date NOT NULL,
    SentBy uniqueidentifier NOT NULL,
    AcknowledgedOn date NULL,
    AcknowledgedBy nvarchar(200) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_PaperDispatches PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PaperDispatches_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperDispatches_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_PaperDispatches_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_PaperDispatches_Channel CHECK (Channel IN ('System', 'Email', 'Folder', 'Paper', 'Qlvb')),
    CONSTRAINT CK_PaperDispatches_Status CHECK (Status IN ('Waiting', 'Sent', 'Failed', 'Acknowledged', 'Recalled'))
);
CREATE UNIQUE CLUSTERED INDEX CX_PaperDispatches ON PaperDispatches (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PaperDispatches_Receiver ON PaperDispatches (PaperId, Channel, Receiver);
CREATE INDEX IX_PaperDispatches_UnitId ON PaperDispatches (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_PaperDispatches_Due ON PaperDispatches (CouncilId, DueAt) WHERE DueAt IS NOT NULL;
CREATE INDEX IX_PaperDispatches_Missing ON PaperDispatches (CouncilId, SentOn) WHERE AcknowledgedOn IS NULL;

-- What was issued before keeps its number, its file and its day.
INSERT INTO OfficialPapers (Id, CouncilId, Kind, SubjectId, CampaignId, ReferenceCaseId, Status, Force, Title, Content, DocumentType, Number, Symbol, IssuedOn, Sha256, Size, Pages, FrozenAt, DraftedBy, DraftedAt, Version)
SELECT p.Id, p.CouncilId, CASE p.Kind WHEN 'StandingBoardConclusion' THEN 'ConclusionNotice' WHEN 'SessionRemarks' THEN 'SessionNotice' WHEN 'CommitteeRecommendations' THEN 'CommitteeReport' WHEN 'GroupRecommendations' THEN 'GroupReport' ELSE p.Kind END,
       p.SubjectId, p.CampaignId, p.ReferenceCaseId, 'Issued', 'InForce', p.Title, '{}', n.DocumentType, n.Number, n.Symbol, COALESCE(k.IssuedOn, l.IssuedOn), p.Sha256, p.Size, p.Pages, p.FrozenAt,
       COALESCE(k.DraftedBy, p.CouncilId), p.FrozenAt, 1
FROM IssuedPapers p
LEFT JOIN IssuedNumbers n ON n.SubjectId = p.SubjectId AND n.CouncilId = p.CouncilId
LEFT JOIN Conclusions k ON k.Id = p.SubjectId
LEFT JOIN ReminderLetters l ON l.Id = p.SubjectId;

INSERT INTO DocumentNumbers (Id, CouncilId, Series, Year, Number, Symbol, DocumentType, IssuedOn, PaperId, Status)
SELECT n.Id, n.CouncilId, n.DocumentType, n.Year, n.Number, n.Symbol, n.DocumentType, p.IssuedOn, p.Id, 'Used'
FROM IssuedNumbers n
JOIN OfficialPapers p ON p.SubjectId = n.SubjectId AND p.CouncilId = n.CouncilId;

DROP TABLE IssuedPapers;
DROP TABLE IssuedNumbers;
