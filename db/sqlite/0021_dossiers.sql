-- Dossiers of work: the papers of a supervision by time, how long they are kept, when they go to the archive, and who has taken a copy of them.

CREATE TABLE RetentionPolicies
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    EffectiveFrom TEXT NOT NULL,
    Paper TEXT NOT NULL,
    RetentionYears INTEGER,
    HandOverMonths INTEGER NOT NULL,
    NoticeDays INTEGER NOT NULL,
    IsVerified INTEGER NOT NULL,
    CONSTRAINT PK_RetentionPolicies UNIQUE (Id),
    CONSTRAINT FK_RetentionPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_RetentionPolicies_From ON RetentionPolicies (CouncilId, EffectiveFrom);

CREATE TABLE Dossiers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    Volume INTEGER NOT NULL,
    Code TEXT NOT NULL,
    Title TEXT NOT NULL,
    RetentionYears INTEGER,
    RetentionBasis TEXT NOT NULL,
    RetentionVerified INTEGER NOT NULL,
    Status TEXT NOT NULL,
    OpenedOn TEXT NOT NULL,
    OpenedBy TEXT NOT NULL,
    ClosedOn TEXT,
    ClosedBy TEXT,
    HandOverDueOn TEXT,
    HandedOverOn TEXT,
    HandOverPaperId TEXT,
    ReceivedBy TEXT,
    DisposedOn TEXT,
    DisposalDecision TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Dossiers UNIQUE (Id),
    CONSTRAINT FK_Dossiers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Dossiers_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Dossiers_HandOverPaperId FOREIGN KEY (HandOverPaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_Dossiers_Status CHECK (Status IN ('Open', 'Closed', 'HandedOver', 'Disposed'))
) STRICT;
CREATE UNIQUE INDEX UX_Dossiers_Volume ON Dossiers (CampaignId, Volume);
CREATE UNIQUE INDEX UX_Dossiers_Code ON Dossiers (CouncilId, Code);
CREATE INDEX IX_Dossiers_Status ON Dossiers (CouncilId, Status);
CREATE INDEX IX_Dossiers_HandOverPaperId ON Dossiers (HandOverPaperId) WHERE HandOverPaperId IS NOT NULL;

CREATE TABLE DossierPapers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DossierId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    Number INTEGER,
    AddedAt TEXT NOT NULL,
    AddedBy TEXT NOT NULL,
    CONSTRAINT PK_DossierPapers UNIQUE (Id),
    CONSTRAINT FK_DossierPapers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DossierPapers_DossierId FOREIGN KEY (DossierId) REFERENCES Dossiers (Id),
    CONSTRAINT FK_DossierPapers_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id)
) STRICT;
CREATE UNIQUE INDEX UX_DossierPapers_Paper ON DossierPapers (DossierId, PaperId);
CREATE INDEX IX_DossierPapers_PaperId ON DossierPapers (PaperId);

CREATE TABLE DossierExports
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DossierId TEXT NOT NULL,
    ExportedAt TEXT NOT NULL,
    ExportedBy TEXT NOT NULL,
    WithEvidence INTEGER NOT NULL,
    CONSTRAINT PK_DossierExports UNIQUE (Id),
    CONSTRAINT FK_DossierExports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DossierExports_DossierId FOREIGN KEY (DossierId) REFERENCES Dossiers (Id)
) STRICT;
CREATE INDEX IX_DossierExports_DossierId ON DossierExports (DossierId);
