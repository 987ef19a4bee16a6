-- How strict four eyes are in a council, and which province reads what it publishes.

CREATE TABLE FourEyesRules
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Duty nvarchar(30) NOT NULL,
    IsStrict bit NOT NULL,
    Basis nvarchar(500) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_FourEyesRules PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_FourEyesRules_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_FourEyesRules_Duty CHECK (Duty IN ('PaperApproval', 'ConclusionNumbering', 'LedgerAssigning', 'LedgerImport', 'RemediationSending', 'RemediationConfirming', 'ExtensionSending', 'ExtensionOpinion', 'ExtensionDeciding'))
);
CREATE UNIQUE CLUSTERED INDEX CX_FourEyesRules ON FourEyesRules (CouncilId, Seq);
CREATE UNIQUE INDEX UX_FourEyesRules_Duty ON FourEyesRules (CouncilId, Duty);

CREATE TABLE CouncilParents
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ParentId uniqueidentifier NULL,
    ParentSees nvarchar(20) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_CouncilParents PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_CouncilParents_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CouncilParents_ParentId FOREIGN KEY (ParentId) REFERENCES Councils (Id),
    CONSTRAINT CK_CouncilParents_ParentSees CHECK (ParentSees IN ('Published', 'UnderWay'))
);
CREATE UNIQUE CLUSTERED INDEX CX_CouncilParents ON CouncilParents (CouncilId, Seq);
CREATE UNIQUE INDEX UX_CouncilParents_Council ON CouncilParents (CouncilId);
CREATE INDEX IX_CouncilParents_ParentId ON CouncilParents (ParentId) WHERE ParentId IS NOT NULL;
