-- Who concludes what follows the law: a delegation reports, a meeting examines, and only then is there a conclusion.

CREATE TABLE DelegationReports
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    DelegationId TEXT NOT NULL,
    Status TEXT NOT NULL,
    Overview TEXT NOT NULL,
    Responsibility TEXT,
    Recommendations TEXT,
    ConsultedOn TEXT,
    Consultation TEXT,
    Reference TEXT,
    IssuedOn TEXT,
    AuthorityLines TEXT,
    SignerName TEXT,
    SignerTitle TEXT,
    Recipients TEXT,
    ReceivedOn TEXT,
    DraftedBy TEXT NOT NULL,
    ApprovedBy TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_DelegationReports UNIQUE (Id),
    CONSTRAINT FK_DelegationReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationReports_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_DelegationReports_DelegationId FOREIGN KEY (DelegationId) REFERENCES Delegations (Id),
    CONSTRAINT CK_DelegationReports_Status CHECK (Status IN ('Draft', 'Consulting', 'Submitted', 'Issued'))
) STRICT;
CREATE UNIQUE INDEX UX_DelegationReports_Delegation ON DelegationReports (DelegationId);
CREATE INDEX IX_DelegationReports_CampaignId ON DelegationReports (CampaignId);

CREATE TABLE DelegationReportFindings
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DelegationReportId TEXT NOT NULL,
    FindingId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    CONSTRAINT PK_DelegationReportFindings UNIQUE (Id),
    CONSTRAINT FK_DelegationReportFindings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationReportFindings_DelegationReportId FOREIGN KEY (DelegationReportId) REFERENCES DelegationReports (Id),
    CONSTRAINT FK_DelegationReportFindings_FindingId FOREIGN KEY (FindingId) REFERENCES Findings (Id)
) STRICT;
CREATE UNIQUE INDEX UX_DelegationReportFindings_Finding ON DelegationReportFindings (FindingId);
CREATE UNIQUE INDEX UX_DelegationReportFindings_Number ON DelegationReportFindings (DelegationReportId, Number);

CREATE TABLE Examinations
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    BodyId TEXT NOT NULL,
    HeldOn TEXT NOT NULL,
    Chair TEXT NOT NULL,
    Attendance TEXT NOT NULL,
    PresentCount INTEGER NOT NULL,
    MemberCount INTEGER NOT NULL,
    PresentedBy TEXT NOT NULL,
    UnitOpinion TEXT NOT NULL,
    Debate TEXT,
    VotesFor INTEGER,
    VotesAgainst INTEGER,
    VotesAbstained INTEGER,
    Outcome TEXT NOT NULL,
    CONSTRAINT PK_Examinations UNIQUE (Id),
    CONSTRAINT FK_Examinations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Examinations_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Examinations_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
) STRICT;
CREATE INDEX IX_Examinations_CampaignId ON Examinations (CampaignId);
CREATE INDEX IX_Examinations_BodyId ON Examinations (BodyId);

CREATE TABLE Conclusions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    ExaminationId TEXT,
    VisitId TEXT,
    Status TEXT NOT NULL,
    Abstract TEXT NOT NULL,
    RemedyBy TEXT,
    ExecuteBy TEXT,
    ReportBy TEXT,
    ReportDueOn TEXT,
    ConsultedOn TEXT,
    Consultation TEXT,
    DocumentType TEXT,
    Number INTEGER,
    Symbol TEXT,
    IssuedOn TEXT,
    FiguresAsOf TEXT,
    AuthorityLines TEXT,
    SignerName TEXT,
    Recipients TEXT,
    ReplacesId TEXT,
    DraftedBy TEXT NOT NULL,
    ApprovedBy TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Conclusions UNIQUE (Id),
    CONSTRAINT FK_Conclusions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Conclusions_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Conclusions_ExaminationId FOREIGN KEY (ExaminationId) REFERENCES Examinations (Id),
    CONSTRAINT FK_Conclusions_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_Conclusions_ReplacesId FOREIGN KEY (ReplacesId) REFERENCES Conclusions (Id),
    CONSTRAINT CK_Conclusions_Kind CHECK (Kind IN ('SessionRemarks', 'StandingBoardConclusion', 'SupervisionResolution', 'CommitteeRecommendations', 'GroupRecommendations')),
    CONSTRAINT CK_Conclusions_Status CHECK (Status IN ('Draft', 'Consulting', 'Submitted', 'Issued', 'Sent', 'Received', 'Reconsidering', 'Replaced', 'Discharged'))
) STRICT;
CREATE INDEX IX_Conclusions_CampaignId ON Conclusions (CampaignId);
CREATE INDEX IX_Conclusions_ExaminationId ON Conclusions (ExaminationId) WHERE ExaminationId IS NOT NULL;
CREATE INDEX IX_Conclusions_VisitId ON Conclusions (VisitId) WHERE VisitId IS NOT NULL;
CREATE INDEX IX_Conclusions_ReplacesId ON Conclusions (ReplacesId) WHERE ReplacesId IS NOT NULL;

CREATE TABLE IssuedNumbers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Year INTEGER NOT NULL,
    DocumentType TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Symbol TEXT NOT NULL,
    SubjectId TEXT NOT NULL,
    CONSTRAINT PK_IssuedNumbers UNIQUE (Id),
    CONSTRAINT FK_IssuedNumbers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_IssuedNumbers_Number ON IssuedNumbers (CouncilId, Year, DocumentType, Number);

CREATE TABLE ConclusionClauses
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ConclusionId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Block TEXT NOT NULL,
    Text TEXT NOT NULL,
    FindingId TEXT,
    CONSTRAINT PK_ConclusionClauses UNIQUE (Id),
    CONSTRAINT FK_ConclusionClauses_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ConclusionClauses_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_ConclusionClauses_FindingId FOREIGN KEY (FindingId) REFERENCES Findings (Id),
    CONSTRAINT CK_ConclusionClauses_Block CHECK (Block IN ('Results', 'Shortcomings', 'Causes', 'Responsibility', 'Recommendations'))
) STRICT;
CREATE UNIQUE INDEX UX_ConclusionClauses_Number ON ConclusionClauses (ConclusionId, Number);
CREATE INDEX IX_ConclusionClauses_FindingId ON ConclusionClauses (FindingId) WHERE FindingId IS NOT NULL;

CREATE TABLE ConclusionReceipts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ConclusionId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    SentOn TEXT NOT NULL,
    ReceivedOn TEXT,
    ReceivedBy TEXT,
    CONSTRAINT PK_ConclusionReceipts UNIQUE (Id),
    CONSTRAINT FK_ConclusionReceipts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ConclusionReceipts_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_ConclusionReceipts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_ConclusionReceipts_Unit ON ConclusionReceipts (ConclusionId, UnitId);
CREATE INDEX IX_ConclusionReceipts_UnitId ON ConclusionReceipts (UnitId);

CREATE TABLE Reconsiderations
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ConclusionId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    ClauseId TEXT,
    RequestedOn TEXT NOT NULL,
    Grounds TEXT NOT NULL,
    Outcome TEXT,
    Answer TEXT,
    AnsweredOn TEXT,
    CONSTRAINT PK_Reconsiderations UNIQUE (Id),
    CONSTRAINT FK_Reconsiderations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Reconsiderations_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_Reconsiderations_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_Reconsiderations_ClauseId FOREIGN KEY (ClauseId) REFERENCES ConclusionClauses (Id),
    CONSTRAINT CK_Reconsiderations_Outcome CHECK (Outcome IN ('Upheld', 'Amended', 'Replaced'))
) STRICT;
CREATE INDEX IX_Reconsiderations_ConclusionId ON Reconsiderations (ConclusionId);
CREATE INDEX IX_Reconsiderations_UnitId ON Reconsiderations (UnitId);
CREATE INDEX IX_Reconsiderations_ClauseId ON Reconsiderations (ClauseId) WHERE ClauseId IS NOT NULL;

CREATE TABLE IssuedPapers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT,
    ReferenceCaseId TEXT,
    Kind TEXT NOT NULL,
    SubjectId TEXT NOT NULL,
    Title TEXT NOT NULL,
    Sha256 TEXT NOT NULL,
    Size INTEGER NOT NULL,
    Pages INTEGER NOT NULL,
    FrozenAt TEXT NOT NULL,
    CONSTRAINT PK_IssuedPapers UNIQUE (Id),
    CONSTRAINT FK_IssuedPapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IssuedPapers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_IssuedPapers_ReferenceCaseId FOREIGN KEY (ReferenceCaseId) REFERENCES ReferenceCases (Id)
) STRICT;
CREATE INDEX IX_IssuedPapers_CampaignId ON IssuedPapers (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_IssuedPapers_ReferenceCaseId ON IssuedPapers (ReferenceCaseId) WHERE ReferenceCaseId IS NOT NULL;
CREATE INDEX IX_IssuedPapers_Subject ON IssuedPapers (SubjectId);
