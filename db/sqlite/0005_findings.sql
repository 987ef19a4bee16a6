-- Figures are scaled integers with six decimals, beside the text as it was stated. What was stated is never corrected, only flagged.

CREATE TABLE ReferenceCases
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Code TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Title TEXT NOT NULL,
    BodyName TEXT NOT NULL,
    UnitName TEXT NOT NULL,
    Place TEXT,
    HeldOn TEXT,
    HeldOnInferred INTEGER NOT NULL,
    Session TEXT,
    ReportPeriodEnd TEXT,
    PeriodText TEXT,
    SourceKind TEXT,
    SourceName TEXT,
    PublishedOn TEXT,
    PublishedTime TEXT,
    Note TEXT,
    ItemCount INTEGER NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_ReferenceCases UNIQUE (Id),
    CONSTRAINT FK_ReferenceCases_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_ReferenceCases_Kind CHECK (Kind IN ('RemediationPlan', 'InternalReview', 'PartyMeeting')),
    CONSTRAINT CK_ReferenceCases_Session CHECK (Session IN ('Morning', 'Afternoon', 'WholeDay'))
) STRICT;
CREATE UNIQUE INDEX UX_ReferenceCases_Code ON ReferenceCases (CouncilId, Code);

CREATE TABLE ReferenceItems
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    ReferenceCaseId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Kind TEXT NOT NULL,
    Code TEXT,
    Heading TEXT,
    Text TEXT,
    Data TEXT,
    CONSTRAINT PK_ReferenceItems UNIQUE (Id),
    CONSTRAINT FK_ReferenceItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ReferenceItems_ReferenceCaseId FOREIGN KEY (ReferenceCaseId) REFERENCES ReferenceCases (Id),
    CONSTRAINT CK_ReferenceItems_Kind CHECK (Kind IN ('Topic', 'Participant', 'Paper', 'OnSiteCheck', 'Speech', 'Strength', 'Shortcoming', 'Cause', 'Statement', 'Task', 'Commitment', 'Petition'))
) STRICT;
CREATE UNIQUE INDEX UX_ReferenceItems_Number ON ReferenceItems (ReferenceCaseId, Number);
CREATE UNIQUE INDEX UX_ReferenceItems_Code ON ReferenceItems (ReferenceCaseId, Code) WHERE Code IS NOT NULL;

CREATE TABLE Indicators
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT,
    ReferenceCaseId TEXT,
    VisitId TEXT,
    UnitId TEXT,
    Number INTEGER NOT NULL,
    Code TEXT NOT NULL,
    Name TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Role TEXT NOT NULL,
    Field TEXT,
    PeriodText TEXT,
    PeriodInferred INTEGER NOT NULL,
    PeriodEndOn TEXT,
    Numerator INTEGER,
    Denominator INTEGER,
    DenominatorInferred INTEGER NOT NULL,
    DenominatorIndicatorId TEXT,
    Amount INTEGER,
    AmountInferred INTEGER NOT NULL,
    AtLeast INTEGER,
    Measure TEXT,
    TotalIndicatorId TEXT,
    TotalAmount INTEGER,
    GroupName TEXT,
    StatedRatio TEXT,
    StatedInWords TEXT,
    RemainderName TEXT,
    RemainderAmount INTEGER,
    SameAsIndicatorId TEXT,
    Rank INTEGER,
    RankTotal INTEGER,
    Grade TEXT,
    Target TEXT,
    TargetDueOn TEXT,
    MaximumScore INTEGER,
    LostScore INTEGER,
    LostCause TEXT,
    LostResponsibility TEXT,
    Note TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Indicators UNIQUE (Id),
    CONSTRAINT FK_Indicators_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Indicators_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Indicators_ReferenceCaseId FOREIGN KEY (ReferenceCaseId) REFERENCES ReferenceCases (Id),
    CONSTRAINT FK_Indicators_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_Indicators_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_Indicators_DenominatorIndicatorId FOREIGN KEY (DenominatorIndicatorId) REFERENCES Indicators (Id),
    CONSTRAINT FK_Indicators_TotalIndicatorId FOREIGN KEY (TotalIndicatorId) REFERENCES Indicators (Id),
    CONSTRAINT FK_Indicators_SameAsIndicatorId FOREIGN KEY (SameAsIndicatorId) REFERENCES Indicators (Id),
    CONSTRAINT CK_Indicators_Kind CHECK (Kind IN ('Ratio', 'Score', 'Index', 'Count', 'Money')),
    CONSTRAINT CK_Indicators_Role CHECK (Role IN ('Result', 'Target', 'QualitativeTarget')),
    CONSTRAINT CK_Indicators_LostResponsibility CHECK (LostResponsibility IN ('Body', 'Person', 'Head')),
    CONSTRAINT CK_Indicators_Owner CHECK ((CampaignId IS NOT NULL AND ReferenceCaseId IS NULL) OR (CampaignId IS NULL AND ReferenceCaseId IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX UX_Indicators_CampaignCode ON Indicators (CampaignId, Code) WHERE CampaignId IS NOT NULL;
CREATE UNIQUE INDEX UX_Indicators_ReferenceCode ON Indicators (ReferenceCaseId, Code) WHERE ReferenceCaseId IS NOT NULL;
CREATE INDEX IX_Indicators_VisitId ON Indicators (VisitId) WHERE VisitId IS NOT NULL;
CREATE INDEX IX_Indicators_UnitId ON Indicators (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Indicators_DenominatorIndicatorId ON Indicators (DenominatorIndicatorId) WHERE DenominatorIndicatorId IS NOT NULL;
CREATE INDEX IX_Indicators_TotalIndicatorId ON Indicators (TotalIndicatorId) WHERE TotalIndicatorId IS NOT NULL;
CREATE INDEX IX_Indicators_SameAsIndicatorId ON Indicators (SameAsIndicatorId) WHERE SameAsIndicatorId IS NOT NULL;

CREATE TABLE IndicatorStatements
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    IndicatorId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    Text TEXT NOT NULL,
    Place TEXT,
    CONSTRAINT PK_IndicatorStatements UNIQUE (Id),
    CONSTRAINT FK_IndicatorStatements_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IndicatorStatements_IndicatorId FOREIGN KEY (IndicatorId) REFERENCES Indicators (Id)
) STRICT;
CREATE UNIQUE INDEX UX_IndicatorStatements_Number ON IndicatorStatements (IndicatorId, Number);

CREATE TABLE IndicatorChanges
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    IndicatorId TEXT NOT NULL,
    Number INTEGER NOT NULL,
    ComparedTo TEXT NOT NULL,
    StatedAmount TEXT NOT NULL,
    StatedUnit TEXT NOT NULL,
    RankSteps INTEGER,
    CONSTRAINT PK_IndicatorChanges UNIQUE (Id),
    CONSTRAINT FK_IndicatorChanges_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IndicatorChanges_IndicatorId FOREIGN KEY (IndicatorId) REFERENCES Indicators (Id)
) STRICT;
CREATE UNIQUE INDEX UX_IndicatorChanges_Number ON IndicatorChanges (IndicatorId, Number);

CREATE TABLE Findings
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    CampaignId TEXT NOT NULL,
    VisitId TEXT,
    UnitId TEXT,
    Number INTEGER NOT NULL,
    Kind TEXT NOT NULL,
    Text TEXT NOT NULL,
    FoldedText TEXT NOT NULL,
    Field TEXT,
    Severity TEXT,
    CauseNature TEXT,
    CauseGroups TEXT,
    CauseGroupsOpen INTEGER NOT NULL,
    Consequence TEXT,
    ResponsibleBody TEXT,
    ResponsiblePost TEXT,
    HeadResponsible INTEGER NOT NULL,
    HeadingId TEXT,
    IsHeading INTEGER NOT NULL,
    AuthorId TEXT NOT NULL,
    RecordedAt TEXT NOT NULL,
    Status TEXT NOT NULL,
    UnitAgrees INTEGER,
    UnitExplanation TEXT,
    LeftOutReason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_Findings UNIQUE (Id),
    CONSTRAINT FK_Findings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Findings_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Findings_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_Findings_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_Findings_HeadingId FOREIGN KEY (HeadingId) REFERENCES Findings (Id),
    CONSTRAINT CK_Findings_Kind CHECK (Kind IN ('Strength', 'Shortcoming', 'SignOfViolation', 'Cause', 'Difficulty', 'UnitPetition')),
    CONSTRAINT CK_Findings_Severity CHECK (Severity IN ('Low', 'Medium', 'High')),
    CONSTRAINT CK_Findings_CauseNature CHECK (CauseNature IN ('Objective', 'Subjective')),
    CONSTRAINT CK_Findings_Status CHECK (Status IN ('Recorded', 'Reconciling', 'Reconciled', 'InReport', 'InConclusion', 'LeftOut'))
) STRICT;
CREATE UNIQUE INDEX UX_Findings_Number ON Findings (CampaignId, Number);
CREATE INDEX IX_Findings_UnitId ON Findings (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Findings_HeadingId ON Findings (HeadingId) WHERE HeadingId IS NOT NULL;
CREATE INDEX IX_Findings_Visit ON Findings (VisitId, Seq) WHERE VisitId IS NOT NULL;

CREATE TABLE FindingEvidence
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    FindingId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    RefId TEXT NOT NULL,
    CONSTRAINT PK_FindingEvidence UNIQUE (Id),
    CONSTRAINT FK_FindingEvidence_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_FindingEvidence_FindingId FOREIGN KEY (FindingId) REFERENCES Findings (Id),
    CONSTRAINT CK_FindingEvidence_Kind CHECK (Kind IN ('Opinion', 'OnSiteCheck', 'Indicator', 'HandedDocument', 'Attachment'))
) STRICT;
CREATE UNIQUE INDEX UX_FindingEvidence_Ref ON FindingEvidence (FindingId, Kind, RefId);
