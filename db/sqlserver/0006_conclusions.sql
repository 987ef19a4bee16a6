-- Who concludes what follows the law: a delegation reports, a meeting examines, and only then is there a conclusion.

CREATE TABLE DelegationReports
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    DelegationId uniqueidentifier NOT NULL,
    Status nvarchar(20) NOT NULL,
    Overview nvarchar(max) NOT NULL,
    Responsibility nvarchar(max) NULL,
    Recommendations nvarchar(max) NULL,
    ConsultedOn date NULL,
    Consultation nvarchar(max) NULL,
    Reference nvarchar(100) NULL,
    IssuedOn date NULL,
    AuthorityLines nvarchar(500) NULL,
    SignerName nvarchar(200) NULL,
    SignerTitle nvarchar(300) NULL,
    Recipients nvarchar(2000) NULL,
    ReceivedOn date NULL,
    DraftedBy uniqueidentifier NOT NULL,
    ApprovedBy uniqueidentifier NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_DelegationReports PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DelegationReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationReports_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_DelegationReports_DelegationId FOREIGN KEY (DelegationId) REFERENCES Delegations (Id),
    CONSTRAINT CK_DelegationReports_Status CHECK (Status IN ('Draft', 'Consulting', 'Submitted', 'Issued'))
);
CREATE UNIQUE CLUSTERED INDEX CX_DelegationReports ON DelegationReports (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DelegationReports_Delegation ON DelegationReports (DelegationId);
CREATE INDEX IX_DelegationReports_CampaignId ON DelegationReports (CampaignId);

CREATE TABLE DelegationReportFindings
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DelegationReportId uniqueidentifier NOT NULL,
    FindingId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    CONSTRAINT PK_DelegationReportFindings PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DelegationReportFindings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationReportFindings_DelegationReportId FOREIGN KEY (DelegationReportId) REFERENCES DelegationReports (Id),
    CONSTRAINT FK_DelegationReportFindings_FindingId FOREIGN KEY (FindingId) REFERENCES Findings (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_DelegationReportFindings ON DelegationReportFindings (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DelegationReportFindings_Finding ON DelegationReportFindings (FindingId);
CREATE UNIQUE INDEX UX_DelegationReportFindings_Number ON DelegationReportFindings (DelegationReportId, Number);

CREATE TABLE Examinations
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    BodyId uniqueidentifier NOT NULL,
    HeldOn date NOT NULL,
    Chair nvarchar(300) NOT NULL,
    Attendance nvarchar(2000) NOT NULL,
    PresentCount int NOT NULL,
    MemberCount int NOT NULL,
    PresentedBy nvarchar(300) NOT NULL,
    UnitOpinion nvarchar(max) NOT NULL,
    Debate nvarchar(max) NULL,
    VotesFor int NULL,
    VotesAgainst int NULL,
    VotesAbstained int NULL,
    Outcome nvarchar(max) NOT NULL,
    CONSTRAINT PK_Examinations PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Examinations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Examinations_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Examinations_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_Examinations ON Examinations (CouncilId, Seq);
CREATE INDEX IX_Examinations_CampaignId ON Examinations (CampaignId);
CREATE INDEX IX_Examinations_BodyId ON Examinations (BodyId);

CREATE TABLE Conclusions
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Kind nvarchar(30) NOT NULL,
    ExaminationId uniqueidentifier NULL,
    VisitId uniqueidentifier NULL,
    Status nvarchar(20) NOT NULL,
    Abstract nvarchar(1000) NOT NULL,
    RemedyBy nvarchar(1000) NULL,
    ExecuteBy nvarchar(1000) NULL,
    ReportBy nvarchar(1000) NULL,
    ReportDueOn date NULL,
    ConsultedOn date NULL,
    Consultation nvarchar(max) NULL,
    DocumentType nvarchar(10) NULL,
    Number int NULL,
    Symbol nvarchar(60) NULL,
    IssuedOn date NULL,
    FiguresAsOf date NULL,
    AuthorityLines nvarchar(500) NULL,
    SignerName nvarchar(200) NULL,
    Recipients nvarchar(2000) NULL,
    ReplacesId uniqueidentifier NULL,
    DraftedBy uniqueidentifier NOT NULL,
    ApprovedBy uniqueidentifier NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Conclusions PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Conclusions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Conclusions_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Conclusions_ExaminationId FOREIGN KEY (ExaminationId) REFERENCES Examinations (Id),
    CONSTRAINT FK_Conclusions_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_Conclusions_ReplacesId FOREIGN KEY (ReplacesId) REFERENCES Conclusions (Id),
    CONSTRAINT CK_Conclusions_Kind CHECK (Kind IN ('SessionRemarks', 'StandingBoardConclusion', 'SupervisionResolution', 'CommitteeRecommendations', 'GroupRecommendations')),
    CONSTRAINT CK_Conclusions_Status CHECK (Status IN ('Draft', 'Consulting', 'Submitted', 'Issued', 'Sent', 'Received', 'Reconsidering', 'Replaced', 'Discharged'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Conclusions ON Conclusions (CouncilId, Seq);
CREATE INDEX IX_Conclusions_CampaignId ON Conclusions (CampaignId);
CREATE INDEX IX_Conclusions_ExaminationId ON Conclusions (ExaminationId) WHERE ExaminationId IS NOT NULL;
CREATE INDEX IX_Conclusions_VisitId ON Conclusions (VisitId) WHERE VisitId IS NOT NULL;
CREATE INDEX IX_Conclusions_ReplacesId ON Conclusions (ReplacesId) WHERE ReplacesId IS NOT NULL;

CREATE TABLE IssuedNumbers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Year int NOT NULL,
    DocumentType nvarchar(10) NOT NULL,
    Number int NOT NULL,
    Symbol nvarchar(60) NOT NULL,
    SubjectId uniqueidentifier NOT NULL,
    CONSTRAINT PK_IssuedNumbers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_IssuedNumbers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_IssuedNumbers ON IssuedNumbers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_IssuedNumbers_Number ON IssuedNumbers (CouncilId, Year, DocumentType, Number);

CREATE TABLE ConclusionClauses
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ConclusionId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Block nvarchar(20) NOT NULL,
    Text nvarchar(max) NOT NULL,
    FindingId uniqueidentifier NULL,
    CONSTRAINT PK_ConclusionClauses PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ConclusionClauses_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ConclusionClauses_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_ConclusionClauses_FindingId FOREIGN KEY (FindingId) REFERENCES Findings (Id),
    CONSTRAINT CK_ConclusionClauses_Block CHECK (Block IN ('Results', 'Shortcomings', 'Causes', 'Responsibility', 'Recommendations'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ConclusionClauses ON ConclusionClauses (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ConclusionClauses_Number ON ConclusionClauses (ConclusionId, Number);
CREATE INDEX IX_ConclusionClauses_FindingId ON ConclusionClauses (FindingId) WHERE FindingId IS NOT NULL;

CREATE TABLE ConclusionReceipts
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ConclusionId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    SentOn date NOT NULL,
    ReceivedOn date NULL,
    ReceivedBy nvarchar(300) NULL,
    CONSTRAINT PK_ConclusionReceipts PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ConclusionReceipts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ConclusionReceipts_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_ConclusionReceipts_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_ConclusionReceipts ON ConclusionReceipts (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ConclusionReceipts_Unit ON ConclusionReceipts (ConclusionId, UnitId);
CREATE INDEX IX_ConclusionReceipts_UnitId ON ConclusionReceipts (UnitId);

CREATE TABLE Reconsiderations
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ConclusionId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    ClauseId uniqueidentifier NULL,
    RequestedOn date NOT NULL,
    Grounds nvarchar(max) NOT NULL,
    Outcome nvarchar(20) NULL,
    Answer nvarchar(max) NULL,
    AnsweredOn date NULL,
    CONSTRAINT PK_Reconsiderations PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Reconsiderations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Reconsiderations_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT FK_Reconsiderations_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_Reconsiderations_ClauseId FOREIGN KEY (ClauseId) REFERENCES ConclusionClauses (Id),
    CONSTRAINT CK_Reconsiderations_Outcome CHECK (Outcome IN ('Upheld', 'Amended', 'Replaced'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Reconsiderations ON Reconsiderations (CouncilId, Seq);
CREATE INDEX IX_Reconsiderations_ConclusionId ON Reconsiderations (ConclusionId);
CREATE INDEX IX_Reconsiderations_UnitId ON Reconsiderations (UnitId);
CREATE INDEX IX_Reconsiderations_ClauseId ON Reconsiderations (ClauseId) WHERE ClauseId IS NOT NULL;

CREATE TABLE IssuedPapers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NULL,
    ReferenceCaseId uniqueidentifier NULL,
    Kind nvarchar(40) NOT NULL,
    SubjectId uniqueidentifier NOT NULL,
    Title nvarchar(500) NOT NULL,
    Sha256 char(64) NOT NULL,
    Size bigint NOT NULL,
    Pages int NOT NULL,
    FrozenAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_IssuedPapers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_IssuedPapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IssuedPapers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_IssuedPapers_ReferenceCaseId FOREIGN KEY (ReferenceCaseId) REFERENCES ReferenceCases (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_IssuedPapers ON IssuedPapers (CouncilId, Seq);
CREATE INDEX IX_IssuedPapers_CampaignId ON IssuedPapers (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_IssuedPapers_ReferenceCaseId ON IssuedPapers (ReferenceCaseId) WHERE ReferenceCaseId IS NOT NULL;
CREATE INDEX IX_IssuedPapers_Subject ON IssuedPapers (SubjectId);
