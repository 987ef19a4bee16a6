-- What a council lets everybody read: whether its public pages are open, and what was approved for them, word by word as it was approved.

CREATE TABLE PublicSettings
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    IsOpen INTEGER NOT NULL,
    Basis TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_PublicSettings UNIQUE (Id),
    CONSTRAINT FK_PublicSettings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_PublicSettings_Council ON PublicSettings (CouncilId);

CREATE TABLE Publications
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    ConclusionId TEXT,
    ProgrammeYear INTEGER,
    Status TEXT NOT NULL,
    Title TEXT NOT NULL,
    Intro TEXT,
    Source TEXT,
    IssuedOn TEXT,
    FiguresAsOf TEXT,
    FoldedWords TEXT NOT NULL,
    KeepsNames INTEGER NOT NULL,
    PreparedBy TEXT NOT NULL,
    PreparedAt TEXT NOT NULL,
    ApprovedBy TEXT,
    PublishedAt TEXT,
    WithdrawnBy TEXT,
    WithdrawnAt TEXT,
    WithdrawReason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Publications UNIQUE (Id),
    CONSTRAINT FK_Publications_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Publications_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id),
    CONSTRAINT CK_Publications_Kind CHECK (Kind IN ('Programme', 'Conclusion', 'Results')),
    CONSTRAINT CK_Publications_Status CHECK (Status IN ('Draft', 'Published', 'Replaced', 'Withdrawn'))
) STRICT;
CREATE INDEX IX_Publications_Status ON Publications (CouncilId, Status);
CREATE INDEX IX_Publications_ConclusionId ON Publications (ConclusionId) WHERE ConclusionId IS NOT NULL;
CREATE UNIQUE INDEX UX_Publications_DraftConclusion ON Publications (ConclusionId, Kind) WHERE ConclusionId IS NOT NULL AND Status = 'Draft';
CREATE UNIQUE INDEX UX_Publications_DraftYear ON Publications (CouncilId, ProgrammeYear) WHERE ProgrammeYear IS NOT NULL AND Status = 'Draft';
CREATE UNIQUE INDEX UX_Publications_PublishedConclusion ON Publications (ConclusionId, Kind) WHERE ConclusionId IS NOT NULL AND Status = 'Published';
CREATE UNIQUE INDEX UX_Publications_PublishedYear ON Publications (CouncilId, ProgrammeYear) WHERE ProgrammeYear IS NOT NULL AND Status = 'Published';

CREATE TABLE PublicationParts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PublicationId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Heading TEXT,
    Text TEXT NOT NULL,
    CONSTRAINT PK_PublicationParts UNIQUE (Id),
    CONSTRAINT FK_PublicationParts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PublicationParts_PublicationId FOREIGN KEY (PublicationId) REFERENCES Publications (Id)
) STRICT;
CREATE UNIQUE INDEX UX_PublicationParts_Number ON PublicationParts (PublicationId, Number);

CREATE TABLE PublicationCounts
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PublicationId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    UnitName TEXT NOT NULL,
    ClosedOnTime INTEGER NOT NULL,
    ClosedLate INTEGER NOT NULL,
    InTerm INTEGER NOT NULL,
    Overdue INTEGER NOT NULL,
    NoDeadline INTEGER NOT NULL,
    Suspended INTEGER NOT NULL,
    Dropped INTEGER NOT NULL,
    CONSTRAINT PK_PublicationCounts UNIQUE (Id),
    CONSTRAINT FK_PublicationCounts_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PublicationCounts_PublicationId FOREIGN KEY (PublicationId) REFERENCES Publications (Id)
) STRICT;
CREATE UNIQUE INDEX UX_PublicationCounts_Number ON PublicationCounts (PublicationId, Number);

-- A list of allowed values is changed only with its table; nothing points to this one.
CREATE TABLE OldFourEyesRules AS SELECT * FROM FourEyesRules;
DROP TABLE FourEyesRules;
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
    CONSTRAINT CK_FourEyesRules_Duty CHECK (Duty IN ('PaperApproval', 'ConclusionNumbering', 'LedgerAssigning', 'LedgerImport', 'RemediationSending', 'RemediationConfirming', 'ExtensionSending', 'ExtensionOpinion', 'ExtensionDeciding', 'PublicationApproval'))
) STRICT;
INSERT INTO FourEyesRules (Seq, Id, CouncilId, Duty, IsStrict, Basis, Version)
SELECT Seq, Id, CouncilId, Duty, IsStrict, Basis, Version
FROM OldFourEyesRules
ORDER BY Seq;
DROP TABLE OldFourEyesRules;
CREATE UNIQUE INDEX UX_FourEyesRules_Duty ON FourEyesRules (CouncilId, Duty);
