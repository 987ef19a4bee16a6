-- One campaign is one supervision, from plan to the day its last task is confirmed.

CREATE TABLE Campaigns
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Code nvarchar(40) NOT NULL,
    Title nvarchar(500) NOT NULL,
    FoldedTitle nvarchar(500) NOT NULL,
    FormCode nvarchar(20) NOT NULL,
    SubjectKind nvarchar(20) NOT NULL,
    BodyId uniqueidentifier NULL,
    PeriodFrom date NULL,
    PeriodTo date NULL,
    PeriodText nvarchar(300) NULL,
    Purpose nvarchar(max) NULL,
    Scope nvarchar(max) NULL,
    Method nvarchar(max) NULL,
    RuleSetCode nvarchar(40) NOT NULL,
    Status nvarchar(20) NOT NULL,
    StatusBefore nvarchar(20) NULL,
    FoundedOn date NULL,
    PlanSentOn date NULL,
    FieldworkEndedOn date NULL,
    ReportedOn date NULL,
    ExaminedOn date NULL,
    ConcludedOn date NULL,
    CompletedOn date NULL,
    ChangeReason nvarchar(1000) NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Campaigns PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Campaigns_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Campaigns_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT CK_Campaigns_SubjectKind CHECK (SubjectKind IN ('Council', 'StandingBoard', 'Committee', 'DelegateGroup', 'Delegate', 'NaDeputation')),
    CONSTRAINT CK_Campaigns_Status CHECK (Status IN ('Planned', 'Programmed', 'Founded', 'PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined', 'Concluded', 'FollowUp', 'Completed', 'Archived', 'Suspended', 'Cancelled'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Campaigns ON Campaigns (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Campaigns_Code ON Campaigns (CouncilId, Code);
CREATE INDEX IX_Campaigns_BodyId ON Campaigns (BodyId) WHERE BodyId IS NOT NULL;
CREATE INDEX IX_Campaigns_Status ON Campaigns (CouncilId, Status);

CREATE TABLE CampaignTopics
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Title nvarchar(500) NOT NULL,
    CONSTRAINT PK_CampaignTopics PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_CampaignTopics_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignTopics_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_CampaignTopics ON CampaignTopics (CouncilId, Seq);
CREATE UNIQUE INDEX UX_CampaignTopics_Number ON CampaignTopics (CampaignId, Number);

CREATE TABLE CampaignLegalBases
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Text nvarchar(1000) NOT NULL,
    CONSTRAINT PK_CampaignLegalBases PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_CampaignLegalBases_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignLegalBases_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_CampaignLegalBases ON CampaignLegalBases (CouncilId, Seq);
CREATE UNIQUE INDEX UX_CampaignLegalBases_Number ON CampaignLegalBases (CampaignId, Number);

CREATE TABLE CampaignUnits
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Mode nvarchar(20) NOT NULL,
    ReportDueOn date NULL,
    CONSTRAINT PK_CampaignUnits PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_CampaignUnits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignUnits_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_CampaignUnits_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_CampaignUnits_Mode CHECK (Mode IN ('InPerson', 'ByReport', 'Survey'))
);
CREATE UNIQUE CLUSTERED INDEX CX_CampaignUnits ON CampaignUnits (CouncilId, Seq);
CREATE UNIQUE INDEX UX_CampaignUnits_Unit ON CampaignUnits (CampaignId, UnitId);
CREATE INDEX IX_CampaignUnits_UnitId ON CampaignUnits (UnitId);

CREATE TABLE CampaignPapers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Type nvarchar(200) NOT NULL,
    Reference nvarchar(100) NULL,
    IssuedOn date NULL,
    Issuer nvarchar(300) NULL,
    Abstract nvarchar(2000) NOT NULL,
    CONSTRAINT PK_CampaignPapers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_CampaignPapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignPapers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT CK_CampaignPapers_Kind CHECK (Kind IN ('Programme', 'Founding', 'PlanLetter', 'Adjustment', 'Suspension', 'Cancellation', 'Resumption', 'Cited'))
);
CREATE UNIQUE CLUSTERED INDEX CX_CampaignPapers ON CampaignPapers (CouncilId, Seq);
CREATE INDEX IX_CampaignPapers_CampaignId ON CampaignPapers (CampaignId);

CREATE TABLE CampaignSources
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Kind nvarchar(200) NOT NULL,
    Name nvarchar(300) NULL,
    PublishedOn date NULL,
    PublishedTime nvarchar(8) NULL,
    Note nvarchar(1000) NULL,
    CONSTRAINT PK_CampaignSources PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_CampaignSources_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignSources_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_CampaignSources ON CampaignSources (CouncilId, Seq);
CREATE INDEX IX_CampaignSources_CampaignId ON CampaignSources (CampaignId);

CREATE TABLE Delegations
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Name nvarchar(300) NOT NULL,
    HeaderName nvarchar(300) NOT NULL,
    CONSTRAINT PK_Delegations PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Delegations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Delegations_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_Delegations ON Delegations (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Delegations_Number ON Delegations (CampaignId, Number);

CREATE TABLE DelegationMembers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    DelegationId uniqueidentifier NOT NULL,
    PersonId uniqueidentifier NULL,
    Role nvarchar(20) NOT NULL,
    Number int NOT NULL,
    Title nvarchar(300) NOT NULL,
    BodyName nvarchar(300) NULL,
    Capacity nvarchar(300) NULL,
    HeadCount int NULL,
    RelationToUnit nvarchar(20) NULL,
    RelationInferred bit NOT NULL,
    CONSTRAINT PK_DelegationMembers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DelegationMembers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationMembers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_DelegationMembers_DelegationId FOREIGN KEY (DelegationId) REFERENCES Delegations (Id),
    CONSTRAINT FK_DelegationMembers_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_DelegationMembers_Role CHECK (Role IN ('Head', 'DeputyHead', 'Member', 'Secretary', 'Expert', 'FrontRepresentative', 'AgencyRepresentative')),
    CONSTRAINT CK_DelegationMembers_RelationToUnit CHECK (RelationToUnit IN ('DirectSuperior', 'SameLocality', 'HoldsPost'))
);
CREATE UNIQUE CLUSTERED INDEX CX_DelegationMembers ON DelegationMembers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DelegationMembers_Number ON DelegationMembers (DelegationId, Number);
CREATE INDEX IX_DelegationMembers_CampaignId ON DelegationMembers (CampaignId);
CREATE INDEX IX_DelegationMembers_Person ON DelegationMembers (PersonId, CampaignId) WHERE PersonId IS NOT NULL;

CREATE TABLE OutlineItems
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Text nvarchar(2000) NOT NULL,
    CONSTRAINT PK_OutlineItems PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_OutlineItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_OutlineItems_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_OutlineItems ON OutlineItems (CouncilId, Seq);
CREATE UNIQUE INDEX UX_OutlineItems_Number ON OutlineItems (CampaignId, Number);

CREATE TABLE UnitReports
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Status nvarchar(30) NOT NULL,
    DueOn date NULL,
    FirstCompleteOn date NULL,
    CheckedOn date NULL,
    VersionCount int NOT NULL,
    Reservation nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_UnitReports PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReports_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_UnitReports_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_UnitReports_Status CHECK (Status IN ('NotSubmitted', 'Submitted', 'UnderCheck', 'SupplementRequested', 'Resubmitted', 'Accepted', 'AcceptedWithReservation'))
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitReports ON UnitReports (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitReports_Unit ON UnitReports (CampaignId, UnitId);
CREATE INDEX IX_UnitReports_UnitId ON UnitReports (UnitId);

CREATE TABLE UnitReportVersions
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitReportId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Reference nvarchar(100) NULL,
    SignedBy nvarchar(300) NOT NULL,
    SubmittedOn date NOT NULL,
    Petitions nvarchar(max) NULL,
    CONSTRAINT PK_UnitReportVersions PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitReportVersions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportVersions_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitReportVersions ON UnitReportVersions (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitReportVersions_Number ON UnitReportVersions (UnitReportId, Number);

CREATE TABLE UnitReportAnswers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VersionId uniqueidentifier NOT NULL,
    OutlineItemId uniqueidentifier NOT NULL,
    Text nvarchar(max) NOT NULL,
    CONSTRAINT PK_UnitReportAnswers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UnitReportAnswers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportAnswers_VersionId FOREIGN KEY (VersionId) REFERENCES UnitReportVersions (Id),
    CONSTRAINT FK_UnitReportAnswers_OutlineItemId FOREIGN KEY (OutlineItemId) REFERENCES OutlineItems (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UnitReportAnswers ON UnitReportAnswers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_UnitReportAnswers_Item ON UnitReportAnswers (VersionId, OutlineItemId);
CREATE INDEX IX_UnitReportAnswers_OutlineItemId ON UnitReportAnswers (OutlineItemId);

CREATE TABLE SupplementRequests
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitReportId uniqueidentifier NOT NULL,
    VersionNumber int NOT NULL,
    RequestedOn date NOT NULL,
    Text nvarchar(max) NOT NULL,
    DueOn date NULL,
    CONSTRAINT PK_SupplementRequests PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_SupplementRequests_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SupplementRequests_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_SupplementRequests ON SupplementRequests (CouncilId, Seq);
CREATE UNIQUE INDEX UX_SupplementRequests_Once ON SupplementRequests (UnitReportId, VersionNumber);

CREATE TABLE Attachments
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NULL,
    Purpose nvarchar(30) NOT NULL,
    SubjectId uniqueidentifier NOT NULL,
    FileName nvarchar(200) NOT NULL,
    ContentType nvarchar(100) NOT NULL,
    Size bigint NOT NULL,
    Sha256 char(64) NOT NULL,
    SentSha256 char(64) NULL,
    SentSize bigint NULL,
    AddedAt datetimeoffset(3) NOT NULL,
    AddedBy uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NULL,
    EvidenceItemNumber int NULL,
    RemediationItemId uniqueidentifier NULL,
    SubmittedAt datetimeoffset(3) NULL,
    RemovedAt datetimeoffset(3) NULL,
    RemovedBy uniqueidentifier NULL,
    CONSTRAINT PK_Attachments PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Attachments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Attachments_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Attachments_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_Attachments_Purpose CHECK (Purpose IN ('SignedMinutes', 'IssuedPaper', 'HandedDocument', 'Evidence'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Attachments ON Attachments (CouncilId, Seq);
CREATE INDEX IX_Attachments_CampaignId ON Attachments (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_Attachments_UnitId ON Attachments (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Attachments_RemediationItemId ON Attachments (RemediationItemId) WHERE RemediationItemId IS NOT NULL;
CREATE INDEX IX_Attachments_Subject ON Attachments (SubjectId);
