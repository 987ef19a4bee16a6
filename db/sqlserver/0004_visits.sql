-- A visit is one working session of a delegation with one or more units, and all that its minutes hold.

CREATE TABLE Visits
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    DelegationId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Status nvarchar(20) NOT NULL,
    PlannedOn date NULL,
    DateInferred bit NOT NULL,
    Session nvarchar(20) NOT NULL,
    Place nvarchar(500) NOT NULL,
    NoticeReference nvarchar(100) NULL,
    NoticeSentOn date NULL,
    LateNoticeReason nvarchar(1000) NULL,
    ChangeReason nvarchar(1000) NULL,
    StartedAt datetimeoffset(3) NULL,
    EndedAt datetimeoffset(3) NULL,
    PetitionsRaised bit NOT NULL,
    PetitionsNote nvarchar(2000) NULL,
    MinutesLockedOn date NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Visits PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Visits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Visits_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Visits_DelegationId FOREIGN KEY (DelegationId) REFERENCES Delegations (Id),
    CONSTRAINT CK_Visits_Status CHECK (Status IN ('Planned', 'Notified', 'InProgress', 'AwaitingSignature', 'Completed', 'Postponed', 'Cancelled')),
    CONSTRAINT CK_Visits_Session CHECK (Session IN ('Morning', 'Afternoon', 'WholeDay'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Visits ON Visits (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Visits_Number ON Visits (CampaignId, Number);
CREATE INDEX IX_Visits_DelegationId ON Visits (DelegationId);

CREATE TABLE VisitUnits
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    CONSTRAINT PK_VisitUnits PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_VisitUnits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_VisitUnits_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_VisitUnits_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_VisitUnits ON VisitUnits (CouncilId, Seq);
CREATE UNIQUE INDEX UX_VisitUnits_Unit ON VisitUnits (VisitId, UnitId);
CREATE INDEX IX_VisitUnits_UnitId ON VisitUnits (UnitId);

CREATE TABLE Attendances
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Side nvarchar(20) NOT NULL,
    Part nvarchar(30) NOT NULL,
    Title nvarchar(500) NOT NULL,
    BodyName nvarchar(300) NULL,
    PersonName nvarchar(200) NULL,
    HeadCount int NULL,
    RelationToUnit nvarchar(20) NULL,
    AuthorisedBy nvarchar(300) NULL,
    CONSTRAINT PK_Attendances PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Attendances_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Attendances_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT CK_Attendances_Side CHECK (Side IN ('Delegation', 'Unit', 'Chair', 'Other')),
    CONSTRAINT CK_Attendances_Part CHECK (Part IN ('Head', 'DeputyHead', 'Member', 'Secretary', 'Expert', 'FrontRepresentative', 'AgencyRepresentative', 'UnitHead', 'UnitDeputy', 'Attendee', 'Chair')),
    CONSTRAINT CK_Attendances_RelationToUnit CHECK (RelationToUnit IN ('DirectSuperior', 'SameLocality', 'HoldsPost'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Attendances ON Attendances (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Attendances_Number ON Attendances (VisitId, Number);

CREATE TABLE Opinions
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Side nvarchar(20) NOT NULL,
    Speaker nvarchar(500) NOT NULL,
    Text nvarchar(max) NULL,
    Note nvarchar(1000) NULL,
    CONSTRAINT PK_Opinions PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Opinions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Opinions_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT CK_Opinions_Side CHECK (Side IN ('Delegation', 'Unit', 'Chair', 'Other'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Opinions ON Opinions (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Opinions_Number ON Opinions (VisitId, Number);

CREATE TABLE OnSiteChecks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Place nvarchar(500) NOT NULL,
    Content nvarchar(max) NULL,
    CheckedBy nvarchar(300) NOT NULL,
    CheckedOn date NULL,
    Note nvarchar(1000) NULL,
    CONSTRAINT PK_OnSiteChecks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_OnSiteChecks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_OnSiteChecks_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_OnSiteChecks ON OnSiteChecks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_OnSiteChecks_Number ON OnSiteChecks (VisitId, Number);

CREATE TABLE Commitments
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Content nvarchar(2000) NOT NULL,
    MadeBy nvarchar(300) NULL,
    DueOn date NULL,
    Target nvarchar(300) NULL,
    CONSTRAINT PK_Commitments PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Commitments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Commitments_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_Commitments ON Commitments (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Commitments_Number ON Commitments (VisitId, Number);

CREATE TABLE HandedDocuments
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Title nvarchar(500) NOT NULL,
    Reference nvarchar(100) NULL,
    CONSTRAINT PK_HandedDocuments PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_HandedDocuments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_HandedDocuments_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_HandedDocuments ON HandedDocuments (CouncilId, Seq);
CREATE UNIQUE INDEX UX_HandedDocuments_Number ON HandedDocuments (VisitId, Number);

CREATE TABLE ClosingRemarks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Text nvarchar(max) NOT NULL,
    Verb nvarchar(100) NULL,
    SpokenBy nvarchar(300) NULL,
    CONSTRAINT PK_ClosingRemarks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ClosingRemarks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ClosingRemarks_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT CK_ClosingRemarks_Kind CHECK (Kind IN ('Recognition', 'Request', 'Direction'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ClosingRemarks ON ClosingRemarks (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ClosingRemarks_Number ON ClosingRemarks (VisitId, Number);

CREATE TABLE MinutesSignatures
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Party nvarchar(20) NOT NULL,
    UnitId uniqueidentifier NULL,
    SignerName nvarchar(200) NOT NULL,
    SignerTitle nvarchar(300) NOT NULL,
    SignedOn date NULL,
    RefusedReason nvarchar(1000) NULL,
    CONSTRAINT PK_MinutesSignatures PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_MinutesSignatures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_MinutesSignatures_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_MinutesSignatures_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_MinutesSignatures_Party CHECK (Party IN ('Secretary', 'Head', 'UnitRepresentative'))
);
CREATE UNIQUE CLUSTERED INDEX CX_MinutesSignatures ON MinutesSignatures (CouncilId, Seq);
CREATE INDEX IX_MinutesSignatures_VisitId ON MinutesSignatures (VisitId);
CREATE UNIQUE INDEX UX_MinutesSignatures_Party ON MinutesSignatures (VisitId, Party) WHERE UnitId IS NULL;
CREATE UNIQUE INDEX UX_MinutesSignatures_Unit ON MinutesSignatures (VisitId, UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_MinutesSignatures_UnitId ON MinutesSignatures (UnitId) WHERE UnitId IS NOT NULL;

CREATE TABLE MinutesAddenda
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    AddedOn date NOT NULL,
    Text nvarchar(max) NOT NULL,
    CONSTRAINT PK_MinutesAddenda PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_MinutesAddenda_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_MinutesAddenda_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_MinutesAddenda ON MinutesAddenda (CouncilId, Seq);
CREATE UNIQUE INDEX UX_MinutesAddenda_Number ON MinutesAddenda (VisitId, Number);

CREATE TABLE UrgentDemands
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NULL,
    UnitId uniqueidentifier NOT NULL,
    Violation nvarchar(max) NOT NULL,
    Measure nvarchar(max) NOT NULL,
    DemandedOn date NOT NULL,
    AnswerDueOn date NULL,
    Reference nvarchar(100) NULL,
    CONSTRAINT PK_UrgentDemands PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_UrgentDemands_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UrgentDemands_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_UrgentDemands_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_UrgentDemands_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_UrgentDemands ON UrgentDemands (CouncilId, Seq);
CREATE INDEX IX_UrgentDemands_CampaignId ON UrgentDemands (CampaignId);
CREATE INDEX IX_UrgentDemands_VisitId ON UrgentDemands (VisitId) WHERE VisitId IS NOT NULL;
CREATE INDEX IX_UrgentDemands_UnitId ON UrgentDemands (UnitId);
