-- One campaign is one supervision, from plan to the day its last task is confirmed.

CREATE TABLE Campaigns
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Code TEXT NOT NULL,
    Title TEXT NOT NULL,
    FoldedTitle TEXT NOT NULL,
    FormCode TEXT NOT NULL,
    SubjectKind TEXT NOT NULL,
    BodyId TEXT,
    PeriodFrom TEXT,
    PeriodTo TEXT,
    PeriodText TEXT,
    Purpose TEXT,
    Scope TEXT,
    Method TEXT,
    RuleSetCode TEXT NOT NULL,
    Status TEXT NOT NULL,
    StatusBefore TEXT,
    FoundedOn TEXT,
    PlanSentOn TEXT,
    FieldworkEndedOn TEXT,
    ReportedOn TEXT,
    ExaminedOn TEXT,
    ConcludedOn TEXT,
    CompletedOn TEXT,
    ChangeReason TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Campaigns UNIQUE (Id),
    CONSTRAINT FK_Campaigns_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Campaigns_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT CK_Campaigns_SubjectKind CHECK (SubjectKind IN ('Council', 'StandingBoard', 'Committee', 'DelegateGroup', 'Delegate', 'NaDeputation')),
    CONSTRAINT CK_Campaigns_Status CHECK (Status IN ('Planned', 'Programmed', 'Founded', 'PlanSent', 'UnderWay', 'FieldworkEnded', 'Reported', 'Examined', 'Concluded', 'FollowUp', 'Completed', 'Archived', 'Suspended', 'Cancelled'))
) STRICT;
CREATE UNIQUE INDEX UX_Campaigns_Code ON Campaigns (CouncilId, Code);
CREATE INDEX IX_Campaigns_BodyId ON Campaigns (BodyId) WHERE BodyId IS NOT NULL;
CREATE INDEX IX_Campaigns_Status ON Campaigns (CouncilId, Status);

CREATE TABLE CampaignTopics
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Title TEXT NOT NULL,
    CONSTRAINT PK_CampaignTopics UNIQUE (Id),
    CONSTRAINT FK_CampaignTopics_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignTopics_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
) STRICT;
CREATE UNIQUE INDEX UX_CampaignTopics_Number ON CampaignTopics (CampaignId, Number);

CREATE TABLE CampaignLegalBases
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Text TEXT NOT NULL,
    CONSTRAINT PK_CampaignLegalBases UNIQUE (Id),
    CONSTRAINT FK_CampaignLegalBases_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignLegalBases_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
) STRICT;
CREATE UNIQUE INDEX UX_CampaignLegalBases_Number ON CampaignLegalBases (CampaignId, Number);

CREATE TABLE CampaignUnits
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Mode TEXT NOT NULL,
    ReportDueOn TEXT,
    CONSTRAINT PK_CampaignUnits UNIQUE (Id),
    CONSTRAINT FK_CampaignUnits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignUnits_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_CampaignUnits_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_CampaignUnits_Mode CHECK (Mode IN ('InPerson', 'ByReport', 'Survey'))
) STRICT;
CREATE UNIQUE INDEX UX_CampaignUnits_Unit ON CampaignUnits (CampaignId, UnitId);
CREATE INDEX IX_CampaignUnits_UnitId ON CampaignUnits (UnitId);

CREATE TABLE CampaignPapers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Type TEXT NOT NULL,
    Reference TEXT,
    IssuedOn TEXT,
    Issuer TEXT,
    Abstract TEXT NOT NULL,
    CONSTRAINT PK_CampaignPapers UNIQUE (Id),
    CONSTRAINT FK_CampaignPapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignPapers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT CK_CampaignPapers_Kind CHECK (Kind IN ('Programme', 'Founding', 'PlanLetter', 'Adjustment', 'Suspension', 'Cancellation', 'Resumption', 'Cited'))
) STRICT;
CREATE INDEX IX_CampaignPapers_CampaignId ON CampaignPapers (CampaignId);

CREATE TABLE CampaignSources
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Name TEXT,
    PublishedOn TEXT,
    PublishedTime TEXT,
    Note TEXT,
    CONSTRAINT PK_CampaignSources UNIQUE (Id),
    CONSTRAINT FK_CampaignSources_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CampaignSources_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
) STRICT;
CREATE INDEX IX_CampaignSources_CampaignId ON CampaignSources (CampaignId);

CREATE TABLE Delegations
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Name TEXT NOT NULL,
    HeaderName TEXT NOT NULL,
    CONSTRAINT PK_Delegations UNIQUE (Id),
    CONSTRAINT FK_Delegations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Delegations_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
) STRICT;
CREATE UNIQUE INDEX UX_Delegations_Number ON Delegations (CampaignId, Number);

CREATE TABLE DelegationMembers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    DelegationId TEXT NOT NULL,
    PersonId TEXT,
    Role TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Title TEXT NOT NULL,
    BodyName TEXT,
    Capacity TEXT,
    HeadCount INTEGER,
    RelationToUnit TEXT,
    RelationInferred INTEGER NOT NULL,
    CONSTRAINT PK_DelegationMembers UNIQUE (Id),
    CONSTRAINT FK_DelegationMembers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DelegationMembers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_DelegationMembers_DelegationId FOREIGN KEY (DelegationId) REFERENCES Delegations (Id),
    CONSTRAINT FK_DelegationMembers_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_DelegationMembers_Role CHECK (Role IN ('Head', 'DeputyHead', 'Member', 'Secretary', 'Expert', 'FrontRepresentative', 'AgencyRepresentative')),
    CONSTRAINT CK_DelegationMembers_RelationToUnit CHECK (RelationToUnit IN ('DirectSuperior', 'SameLocality', 'HoldsPost'))
) STRICT;
CREATE UNIQUE INDEX UX_DelegationMembers_Number ON DelegationMembers (DelegationId, Number);
CREATE INDEX IX_DelegationMembers_CampaignId ON DelegationMembers (CampaignId);
CREATE INDEX IX_DelegationMembers_Person ON DelegationMembers (PersonId, CampaignId) WHERE PersonId IS NOT NULL;

CREATE TABLE OutlineItems
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Text TEXT NOT NULL,
    CONSTRAINT PK_OutlineItems UNIQUE (Id),
    CONSTRAINT FK_OutlineItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_OutlineItems_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id)
) STRICT;
CREATE UNIQUE INDEX UX_OutlineItems_Number ON OutlineItems (CampaignId, Number);

CREATE TABLE UnitReports
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Status TEXT NOT NULL,
    DueOn TEXT,
    FirstCompleteOn TEXT,
    CheckedOn TEXT,
    VersionCount INTEGER NOT NULL,
    Reservation TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_UnitReports UNIQUE (Id),
    CONSTRAINT FK_UnitReports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReports_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_UnitReports_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_UnitReports_Status CHECK (Status IN ('NotSubmitted', 'Submitted', 'UnderCheck', 'SupplementRequested', 'Resubmitted', 'Accepted', 'AcceptedWithReservation'))
) STRICT;
CREATE UNIQUE INDEX UX_UnitReports_Unit ON UnitReports (CampaignId, UnitId);
CREATE INDEX IX_UnitReports_UnitId ON UnitReports (UnitId);

CREATE TABLE UnitReportVersions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitReportId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Reference TEXT,
    SignedBy TEXT NOT NULL,
    SubmittedOn TEXT NOT NULL,
    Petitions TEXT,
    CONSTRAINT PK_UnitReportVersions UNIQUE (Id),
    CONSTRAINT FK_UnitReportVersions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportVersions_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id)
) STRICT;
CREATE UNIQUE INDEX UX_UnitReportVersions_Number ON UnitReportVersions (UnitReportId, Number);

CREATE TABLE UnitReportAnswers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VersionId TEXT NOT NULL,
    OutlineItemId TEXT NOT NULL,
    Text TEXT NOT NULL,
    CONSTRAINT PK_UnitReportAnswers UNIQUE (Id),
    CONSTRAINT FK_UnitReportAnswers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UnitReportAnswers_VersionId FOREIGN KEY (VersionId) REFERENCES UnitReportVersions (Id),
    CONSTRAINT FK_UnitReportAnswers_OutlineItemId FOREIGN KEY (OutlineItemId) REFERENCES OutlineItems (Id)
) STRICT;
CREATE UNIQUE INDEX UX_UnitReportAnswers_Item ON UnitReportAnswers (VersionId, OutlineItemId);
CREATE INDEX IX_UnitReportAnswers_OutlineItemId ON UnitReportAnswers (OutlineItemId);

CREATE TABLE SupplementRequests
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitReportId TEXT NOT NULL,
    VersionNumber INTEGER NOT NULL,
    RequestedOn TEXT NOT NULL,
    Text TEXT NOT NULL,
    DueOn TEXT,
    CONSTRAINT PK_SupplementRequests UNIQUE (Id),
    CONSTRAINT FK_SupplementRequests_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SupplementRequests_UnitReportId FOREIGN KEY (UnitReportId) REFERENCES UnitReports (Id)
) STRICT;
CREATE UNIQUE INDEX UX_SupplementRequests_Once ON SupplementRequests (UnitReportId, VersionNumber);

CREATE TABLE Attachments
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT,
    Purpose TEXT NOT NULL,
    SubjectId TEXT NOT NULL,
    FileName TEXT NOT NULL,
    ContentType TEXT NOT NULL,
    Size INTEGER NOT NULL,
    Sha256 TEXT NOT NULL,
    SentSha256 TEXT,
    SentSize INTEGER,
    AddedAt TEXT NOT NULL,
    AddedBy TEXT NOT NULL,
    UnitId TEXT,
    EvidenceItemNumber INTEGER,
    RemediationItemId TEXT,
    SubmittedAt TEXT,
    RemovedAt TEXT,
    RemovedBy TEXT,
    CONSTRAINT PK_Attachments UNIQUE (Id),
    CONSTRAINT FK_Attachments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Attachments_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Attachments_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_Attachments_Purpose CHECK (Purpose IN ('SignedMinutes', 'IssuedPaper', 'HandedDocument', 'Evidence'))
) STRICT;
CREATE INDEX IX_Attachments_CampaignId ON Attachments (CampaignId) WHERE CampaignId IS NOT NULL;
CREATE INDEX IX_Attachments_UnitId ON Attachments (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Attachments_RemediationItemId ON Attachments (RemediationItemId) WHERE RemediationItemId IS NOT NULL;
CREATE INDEX IX_Attachments_Subject ON Attachments (SubjectId);
