-- How strict four eyes are in a council, and which province reads what it publishes.

CREATE TABLE FourEyesRules
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Duty TEXT NOT NULL,
    IsStrict INTEGER NOT NULL,
    Basis TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_FourEyesRules UNIQUE (Id),
    CONSTRAINT FK_FourEyesRules_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_FourEyesRules_Duty CHECK (Duty IN ('PaperApproval', 'ConclusionNumbering', 'LedgerAssigning', 'LedgerImport', 'RemediationSending', 'RemediationConfirming', 'ExtensionSending', 'ExtensionOpinion', 'ExtensionDeciding'))
) STRICT;
CREATE UNIQUE INDEX UX_FourEyesRules_Duty ON FourEyesRules (CouncilId, Duty);

CREATE TABLE CouncilParents
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ParentId TEXT,
    ParentSees TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_CouncilParents UNIQUE (Id),
    CONSTRAINT FK_CouncilParents_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_CouncilParents_ParentId FOREIGN KEY (ParentId) REFERENCES Councils (Id),
    CONSTRAINT CK_CouncilParents_ParentSees CHECK (ParentSees IN ('Published', 'UnderWay'))
) STRICT;
CREATE UNIQUE INDEX UX_CouncilParents_Council ON CouncilParents (CouncilId);
CREATE INDEX IX_CouncilParents_ParentId ON CouncilParents (ParentId) WHERE ParentId IS NOT NULL;
