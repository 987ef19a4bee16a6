-- A visit is one working session of a delegation with one or more units, and all that its minutes hold.

CREATE TABLE Visits
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    DelegationId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Status TEXT NOT NULL,
    PlannedOn TEXT,
    DateInferred INTEGER NOT NULL,
    Session TEXT NOT NULL,
    Place TEXT NOT NULL,
    NoticeReference TEXT,
    NoticeSentOn TEXT,
    LateNoticeReason TEXT,
    ChangeReason TEXT,
    StartedAt TEXT,
    EndedAt TEXT,
    PetitionsRaised INTEGER NOT NULL,
    PetitionsNote TEXT,
    MinutesLockedOn TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Visits UNIQUE (Id),
    CONSTRAINT FK_Visits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Visits_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Visits_DelegationId FOREIGN KEY (DelegationId) REFERENCES Delegations (Id),
    CONSTRAINT CK_Visits_Status CHECK (Status IN ('Planned', 'Notified', 'InProgress', 'AwaitingSignature', 'Completed', 'Postponed', 'Cancelled')),
    CONSTRAINT CK_Visits_Session CHECK (Session IN ('Morning', 'Afternoon', 'WholeDay'))
) STRICT;
CREATE UNIQUE INDEX UX_Visits_Number ON Visits (CampaignId, Number);
CREATE INDEX IX_Visits_DelegationId ON Visits (DelegationId);

CREATE TABLE VisitUnits
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    CONSTRAINT PK_VisitUnits UNIQUE (Id),
    CONSTRAINT FK_VisitUnits_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_VisitUnits_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_VisitUnits_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE UNIQUE INDEX UX_VisitUnits_Unit ON VisitUnits (VisitId, UnitId);
CREATE INDEX IX_VisitUnits_UnitId ON VisitUnits (UnitId);

CREATE TABLE Attendances
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Side TEXT NOT NULL,
    Part TEXT NOT NULL,
    Title TEXT NOT NULL,
    BodyName TEXT,
    PersonName TEXT,
    HeadCount INTEGER,
    RelationToUnit TEXT,
    AuthorisedBy TEXT,
    CONSTRAINT PK_Attendances UNIQUE (Id),
    CONSTRAINT FK_Attendances_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Attendances_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT CK_Attendances_Side CHECK (Side IN ('Delegation', 'Unit', 'Chair', 'Other')),
    CONSTRAINT CK_Attendances_Part CHECK (Part IN ('Head', 'DeputyHead', 'Member', 'Secretary', 'Expert', 'FrontRepresentative', 'AgencyRepresentative', 'UnitHead', 'UnitDeputy', 'Attendee', 'Chair')),
    CONSTRAINT CK_Attendances_RelationToUnit CHECK (RelationToUnit IN ('DirectSuperior', 'SameLocality', 'HoldsPost'))
) STRICT;
CREATE UNIQUE INDEX UX_Attendances_Number ON Attendances (VisitId, Number);

CREATE TABLE Opinions
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Side TEXT NOT NULL,
    Speaker TEXT NOT NULL,
    Text TEXT,
    Note TEXT,
    CONSTRAINT PK_Opinions UNIQUE (Id),
    CONSTRAINT FK_Opinions_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Opinions_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT CK_Opinions_Side CHECK (Side IN ('Delegation', 'Unit', 'Chair', 'Other'))
) STRICT;
CREATE UNIQUE INDEX UX_Opinions_Number ON Opinions (VisitId, Number);

CREATE TABLE OnSiteChecks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Place TEXT NOT NULL,
    Content TEXT,
    CheckedBy TEXT NOT NULL,
    CheckedOn TEXT,
    Note TEXT,
    CONSTRAINT PK_OnSiteChecks UNIQUE (Id),
    CONSTRAINT FK_OnSiteChecks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_OnSiteChecks_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
) STRICT;
CREATE UNIQUE INDEX UX_OnSiteChecks_Number ON OnSiteChecks (VisitId, Number);

CREATE TABLE Commitments
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Content TEXT NOT NULL,
    MadeBy TEXT,
    DueOn TEXT,
    Target TEXT,
    CONSTRAINT PK_Commitments UNIQUE (Id),
    CONSTRAINT FK_Commitments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Commitments_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
) STRICT;
CREATE UNIQUE INDEX UX_Commitments_Number ON Commitments (VisitId, Number);

CREATE TABLE HandedDocuments
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Title TEXT NOT NULL,
    Reference TEXT,
    CONSTRAINT PK_HandedDocuments UNIQUE (Id),
    CONSTRAINT FK_HandedDocuments_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_HandedDocuments_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
) STRICT;
CREATE UNIQUE INDEX UX_HandedDocuments_Number ON HandedDocuments (VisitId, Number);

CREATE TABLE ClosingRemarks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Kind TEXT NOT NULL,
    Text TEXT NOT NULL,
    Verb TEXT,
    SpokenBy TEXT,
    CONSTRAINT PK_ClosingRemarks UNIQUE (Id),
    CONSTRAINT FK_ClosingRemarks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ClosingRemarks_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT CK_ClosingRemarks_Kind CHECK (Kind IN ('Recognition', 'Request', 'Direction'))
) STRICT;
CREATE UNIQUE INDEX UX_ClosingRemarks_Number ON ClosingRemarks (VisitId, Number);

CREATE TABLE MinutesSignatures
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Party TEXT NOT NULL,
    UnitId TEXT,
    SignerName TEXT NOT NULL,
    SignerTitle TEXT NOT NULL,
    SignedOn TEXT,
    RefusedReason TEXT,
    CONSTRAINT PK_MinutesSignatures UNIQUE (Id),
    CONSTRAINT FK_MinutesSignatures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_MinutesSignatures_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_MinutesSignatures_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_MinutesSignatures_Party CHECK (Party IN ('Secretary', 'Head', 'UnitRepresentative'))
) STRICT;
CREATE INDEX IX_MinutesSignatures_VisitId ON MinutesSignatures (VisitId);
CREATE UNIQUE INDEX UX_MinutesSignatures_Party ON MinutesSignatures (VisitId, Party) WHERE UnitId IS NULL;
CREATE UNIQUE INDEX UX_MinutesSignatures_Unit ON MinutesSignatures (VisitId, UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_MinutesSignatures_UnitId ON MinutesSignatures (UnitId) WHERE UnitId IS NOT NULL;

CREATE TABLE MinutesAddenda
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    AddedOn TEXT NOT NULL,
    Text TEXT NOT NULL,
    CONSTRAINT PK_MinutesAddenda UNIQUE (Id),
    CONSTRAINT FK_MinutesAddenda_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_MinutesAddenda_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id)
) STRICT;
CREATE UNIQUE INDEX UX_MinutesAddenda_Number ON MinutesAddenda (VisitId, Number);

CREATE TABLE UrgentDemands
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    VisitId TEXT,
    UnitId TEXT NOT NULL,
    Violation TEXT NOT NULL,
    Measure TEXT NOT NULL,
    DemandedOn TEXT NOT NULL,
    AnswerDueOn TEXT,
    Reference TEXT,
    CONSTRAINT PK_UrgentDemands UNIQUE (Id),
    CONSTRAINT FK_UrgentDemands_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_UrgentDemands_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_UrgentDemands_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_UrgentDemands_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id)
) STRICT;
CREATE INDEX IX_UrgentDemands_CampaignId ON UrgentDemands (CampaignId);
CREATE INDEX IX_UrgentDemands_VisitId ON UrgentDemands (VisitId) WHERE VisitId IS NOT NULL;
CREATE INDEX IX_UrgentDemands_UnitId ON UrgentDemands (UnitId);
