-- Official papers from draft to the day everybody who must have them has them; their numbers, the wording that people changed, and what councils set for their papers.

CREATE TABLE PaperTemplates
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    BodyId TEXT,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    SuperiorBody TEXT,
    IssuingBody TEXT,
    SymbolTemplate TEXT,
    AuthorityLines TEXT,
    SignerName TEXT,
    SignerPost TEXT,
    Recipients TEXT,
    Archive TEXT,
    LegalBases TEXT,
    Closing TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_PaperTemplates UNIQUE (Id),
    CONSTRAINT FK_PaperTemplates_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperTemplates_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
) STRICT;
CREATE UNIQUE INDEX UX_PaperTemplates_From ON PaperTemplates (CouncilId, Kind, ValidFrom) WHERE BodyId IS NULL;
CREATE UNIQUE INDEX UX_PaperTemplates_BodyFrom ON PaperTemplates (BodyId, Kind, ValidFrom) WHERE BodyId IS NOT NULL;

CREATE TABLE NumberSeries
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Code TEXT NOT NULL,
    Name TEXT NOT NULL,
    BodyId TEXT,
    DocumentTypes TEXT NOT NULL,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_NumberSeries UNIQUE (Id),
    CONSTRAINT FK_NumberSeries_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_NumberSeries_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
) STRICT;
CREATE UNIQUE INDEX UX_NumberSeries_Code ON NumberSeries (CouncilId, Code);
CREATE INDEX IX_NumberSeries_BodyId ON NumberSeries (BodyId) WHERE BodyId IS NOT NULL;

CREATE TABLE NumberCounters
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Series TEXT NOT NULL,
    Year INTEGER NOT NULL,
    LastNumber INTEGER NOT NULL,
    CONSTRAINT PK_NumberCounters UNIQUE (Id),
    CONSTRAINT FK_NumberCounters_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_NumberCounters_Year ON NumberCounters (CouncilId, Series, Year);

CREATE TABLE OfficialPapers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    SubjectId TEXT,
    CampaignId TEXT,
    ReferenceCaseId TEXT,
    BodyId TEXT,
    AuthorUnitId TEXT,
    AddresseeUnitId TEXT,
    Status TEXT NOT NULL,
    Force TEXT NOT NULL,
    Title TEXT NOT NULL,
    Content TEXT NOT NULL,
    Recipients TEXT,
    AuthorityLines TEXT,
    SignerName TEXT,
    SignerPost TEXT,
    DocumentType TEXT,
    Number INTEGER,
    Symbol TEXT,
    IssuedOn TEXT,
    CheckCode TEXT,
    PreparedSha256 TEXT,
    Sha256 TEXT,
    Size INTEGER,
    Pages INTEGER,
    FrozenAt TEXT,
    ReplacesId TEXT,
    CorrectsId TEXT,
    AnswersId TEXT,
    DraftedBy TEXT NOT NULL,
    DraftedAt TEXT NOT NULL,
    SubmittedBy TEXT,
    ApprovedBy TEXT,
    CancelReason TEXT,
    RecallReason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_OfficialPapers UNIQUE (Id),
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
) STRICT;
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
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Series TEXT NOT NULL,
    Year INTEGER NOT NULL,
    Number INTEGER NOT NULL,
    Symbol TEXT NOT NULL,
    DocumentType TEXT NOT NULL,
    IssuedOn TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    Status TEXT NOT NULL,
    CancelReason TEXT,
    CancelledBy TEXT,
    CONSTRAINT PK_DocumentNumbers UNIQUE (Id),
    CONSTRAINT FK_DocumentNumbers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DocumentNumbers_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_DocumentNumbers_Status CHECK (Status IN ('Reserved', 'Used', 'Cancelled'))
) STRICT;
CREATE UNIQUE INDEX UX_DocumentNumbers_Number ON DocumentNumbers (CouncilId, Series, Year, Number);
CREATE INDEX IX_DocumentNumbers_PaperId ON DocumentNumbers (PaperId);

CREATE TABLE PaperWordings
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    BlockKey TEXT NOT NULL,
    Kind TEXT NOT NULL,
    BaseText TEXT NOT NULL,
    Text TEXT NOT NULL,
    ChangedBy TEXT NOT NULL,
    ChangedAt TEXT NOT NULL,
    CONSTRAINT PK_PaperWordings UNIQUE (Id),
    CONSTRAINT FK_PaperWordings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperWordings_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_PaperWordings_Kind CHECK (Kind IN ('Replaced', 'Deleted', 'Inserted'))
) STRICT;
CREATE UNIQUE INDEX UX_PaperWordings_Block ON PaperWordings (PaperId, BlockKey, Kind);

CREATE TABLE PaperDispatches
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    UnitId TEXT,
    Receiver TEXT NOT NULL,
    Channel TEXT NOT NULL,
    Address TEXT,
    Status TEXT NOT NULL,
    Error TEXT,
    Attempts INTEGER NOT NULL,
    DueAt TEXT,
    SentOn TEXT NOT NULL,
    SentBy TEXT NOT NULL,
    AcknowledgedOn TEXT,
    AcknowledgedBy TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_PaperDispatches UNIQUE (Id),
    CONSTRAINT FK_PaperDispatches_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperDispatches_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_PaperDispatches_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_PaperDispatches_Channel CHECK (Channel IN ('System', 'Email', 'Folder', 'Paper', 'Qlvb')),
    CONSTRAINT CK_PaperDispatches_Status CHECK (Status IN ('Waiting', 'Sent', 'Failed', 'Acknowledged', 'Recalled'))
) STRICT;
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
