-- Dossiers of work: the papers of a supervision by time, how long they are kept, when they go to the archive, and who has taken a copy of them.

CREATE TABLE RetentionPolicies
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    EffectiveFrom date NOT NULL,
    Paper nvarchar(500) NOT NULL,
    RetentionYears int NULL,
    HandOverMonths int NOT NULL,
    NoticeDays int NOT NULL,
    IsVerified bit NOT NULL,
    CONSTRAINT PK_RetentionPolicies PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RetentionPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_RetentionPolicies ON RetentionPolicies (CouncilId, Seq);
CREATE UNIQUE INDEX UX_RetentionPolicies_From ON RetentionPolicies (CouncilId, EffectiveFrom);

CREATE TABLE Dossiers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    Volume int NOT NULL,
    Code nvarchar(60) NOT NULL,
    Title nvarchar(1000) NOT NULL,
    RetentionYears int NULL,
    RetentionBasis nvarchar(500) NOT NULL,
    RetentionVerified bit NOT NULL,
    Status nvarchar(20) NOT NULL,
    OpenedOn date NOT NULL,
    OpenedBy uniqueidentifier NOT NULL,
    ClosedOn date NULL,
    ClosedBy uniqueidentifier NULL,
    HandOverDueOn date NULL,
    HandedOverOn date NULL,
    HandOverPaperId uniqueidentifier NULL,
    ReceivedBy nvarchar(300) NULL,
    DisposedOn date NULL,
    DisposalDecision nvarchar(300) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Dossiers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Dossiers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Dossiers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Dossiers_HandOverPaperId FOREIGN KEY (HandOverPaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_Dossiers_Status CHECK (Status IN ('Open', 'Closed', 'HandedOver', 'Disposed'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Dossiers ON Dossiers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Dossiers_Volume ON Dossiers (CampaignId, Volume);
CREATE UNIQUE INDEX UX_Dossiers_Code ON Dossiers (CouncilId, Code);
CREATE INDEX IX_Dossiers_Status ON Dossiers (CouncilId, Status);
CREATE INDEX IX_Dossiers_HandOverPaperId ON Dossiers (HandOverPaperId) WHERE HandOverPaperId IS NOT NULL;

CREATE TABLE DossierPapers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DossierId uniqueidentifier NOT NULL,
    PaperId uniqueidentifier NOT NULL,
    Number int NULL,
    AddedAt datetimeoffset(3) NOT NULL,
    AddedBy uniqueidentifier NOT NULL,
    CONSTRAINT PK_DossierPapers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DossierPapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DossierPapers_DossierId FOREIGN KEY (DossierId) REFERENCES Dossiers (Id),
    CONSTRAINT FK_DossierPapers_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_DossierPapers ON DossierPapers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_DossierPapers_Paper ON DossierPapers (DossierId, PaperId);
CREATE INDEX IX_DossierPapers_PaperId ON DossierPapers (PaperId);

CREATE TABLE DossierExports
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DossierId uniqueidentifier NOT NULL,
    ExportedAt datetimeoffset(3) NOT NULL,
    ExportedBy uniqueidentifier NOT NULL,
    WithEvidence bit NOT NULL,
    CONSTRAINT PK_DossierExports PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_DossierExports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DossierExports_DossierId FOREIGN KEY (DossierId) REFERENCES Dossiers (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_DossierExports ON DossierExports (CouncilId, Seq);
CREATE INDEX IX_DossierExports_DossierId ON DossierExports (DossierId);
