-- Figures are scaled integers with six decimals, beside the text as it was stated. What was stated is never corrected, only flagged.

CREATE TABLE ReferenceCases
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Code nvarchar(40) NOT NULL,
    Kind nvarchar(30) NOT NULL,
    Title nvarchar(500) NOT NULL,
    BodyName nvarchar(300) NOT NULL,
    UnitName nvarchar(300) NOT NULL,
    Place nvarchar(300) NULL,
    HeldOn date NULL,
    HeldOnInferred bit NOT NULL,
    Session nvarchar(20) NULL,
    ReportPeriodEnd date NULL,
    PeriodText nvarchar(500) NULL,
    SourceKind nvarchar(200) NULL,
    SourceName nvarchar(300) NULL,
    PublishedOn date NULL,
    PublishedTime nvarchar(8) NULL,
    Note nvarchar(2000) NULL,
    ItemCount int NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_ReferenceCases PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ReferenceCases_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_ReferenceCases_Kind CHECK (Kind IN ('RemediationPlan', 'InternalReview', 'PartyMeeting')),
    CONSTRAINT CK_ReferenceCases_Session CHECK (Session IN ('Morning', 'Afternoon', 'WholeDay'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ReferenceCases ON ReferenceCases (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ReferenceCases_Code ON ReferenceCases (CouncilId, Code);

CREATE TABLE ReferenceItems
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    ReferenceCaseId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Code nvarchar(40) NULL,
    Heading nvarchar(500) NULL,
    Text nvarchar(max) NULL,
    Data nvarchar(max) NULL,
    CONSTRAINT PK_ReferenceItems PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ReferenceItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ReferenceItems_ReferenceCaseId FOREIGN KEY (ReferenceCaseId) REFERENCES ReferenceCases (Id),
    CONSTRAINT CK_ReferenceItems_Kind CHECK (Kind IN ('Topic', 'Participant', 'Paper', 'OnSiteCheck', 'Speech', 'Strength', 'Shortcoming', 'Cause', 'Statement', 'Task', 'Commitment', 'Petition'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ReferenceItems ON ReferenceItems (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ReferenceItems_Number ON ReferenceItems (ReferenceCaseId, Number);
CREATE UNIQUE INDEX UX_ReferenceItems_Code ON ReferenceItems (ReferenceCaseId, Code) WHERE Code IS NOT NULL;

CREATE TABLE Indicators
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NULL,
    ReferenceCaseId uniqueidentifier NULL,
    VisitId uniqueidentifier NULL,
    UnitId uniqueidentifier NULL,
    Number int NOT NULL,
    Code nvarchar(40) NOT NULL,
    Name nvarchar(1000) NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Role nvarchar(20) NOT NULL,
    Field nvarchar(200) NULL,
    PeriodText nvarchar(200) NULL,
    PeriodInferred bit NOT NULL,
    PeriodEndOn date NULL,
    Numerator bigint NULL,
    Denominator bigint NULL,
    DenominatorInferred bit NOT NULL,
    DenominatorIndicatorId uniqueidentifier NULL,
    Amount bigint NULL,
    AmountInferred bit NOT NULL,
    AtLeast bigint NULL,
    Measure nvarchar(100) NULL,
    TotalIndicatorId uniqueidentifier NULL,
    TotalAmount bigint NULL,
    GroupName nvarchar(100) NULL,
    StatedRatio nvarchar(40) NULL,
    StatedInWords nvarchar(200) NULL,
    RemainderName nvarchar(300) NULL,
    RemainderAmount bigint NULL,
    SameAsIndicatorId uniqueidentifier NULL,
    Rank int NULL,
    RankTotal int NULL,
    Grade nvarchar(100) NULL,
    Target nvarchar(200) NULL,
    TargetDueOn date NULL,
    MaximumScore bigint NULL,
    LostScore bigint NULL,
    LostCause nvarchar(1000) NULL,
    LostResponsibility nvarchar(20) NULL,
    Note nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Indicators PRIMARY KEY NONCLUSTERED (Id),
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
);
CREATE UNIQUE CLUSTERED INDEX CX_Indicators ON Indicators (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Indicators_CampaignCode ON Indicators (CampaignId, Code) WHERE CampaignId IS NOT NULL;
CREATE UNIQUE INDEX UX_Indicators_ReferenceCode ON Indicators (ReferenceCaseId, Code) WHERE ReferenceCaseId IS NOT NULL;
CREATE INDEX IX_Indicators_VisitId ON Indicators (VisitId) WHERE VisitId IS NOT NULL;
CREATE INDEX IX_Indicators_UnitId ON Indicators (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Indicators_DenominatorIndicatorId ON Indicators (DenominatorIndicatorId) WHERE DenominatorIndicatorId IS NOT NULL;
CREATE INDEX IX_Indicators_TotalIndicatorId ON Indicators (TotalIndicatorId) WHERE TotalIndicatorId IS NOT NULL;
CREATE INDEX IX_Indicators_SameAsIndicatorId ON Indicators (SameAsIndicatorId) WHERE SameAsIndicatorId IS NOT NULL;

CREATE TABLE IndicatorStatements
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    IndicatorId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    Text nvarchar(100) NOT NULL,
    Place nvarchar(500) NULL,
    CONSTRAINT PK_IndicatorStatements PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_IndicatorStatements_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IndicatorStatements_IndicatorId FOREIGN KEY (IndicatorId) REFERENCES Indicators (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_IndicatorStatements ON IndicatorStatements (CouncilId, Seq);
CREATE UNIQUE INDEX UX_IndicatorStatements_Number ON IndicatorStatements (IndicatorId, Number);

CREATE TABLE IndicatorChanges
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    IndicatorId uniqueidentifier NOT NULL,
    Number int NOT NULL,
    ComparedTo nvarchar(100) NOT NULL,
    StatedAmount nvarchar(40) NOT NULL,
    StatedUnit nvarchar(40) NOT NULL,
    RankSteps int NULL,
    CONSTRAINT PK_IndicatorChanges PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_IndicatorChanges_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_IndicatorChanges_IndicatorId FOREIGN KEY (IndicatorId) REFERENCES Indicators (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_IndicatorChanges ON IndicatorChanges (CouncilId, Seq);
CREATE UNIQUE INDEX UX_IndicatorChanges_Number ON IndicatorChanges (IndicatorId, Number);

CREATE TABLE Findings
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    CampaignId uniqueidentifier NOT NULL,
    VisitId uniqueidentifier NULL,
    UnitId uniqueidentifier NULL,
    Number int NOT NULL,
    Kind nvarchar(20) NOT NULL,
    Text nvarchar(max) NOT NULL,
    FoldedText nvarchar(max) NOT NULL,
    Field nvarchar(200) NULL,
    Severity nvarchar(20) NULL,
    CauseNature nvarchar(20) NULL,
    CauseGroups nvarchar(300) NULL,
    CauseGroupsOpen bit NOT NULL,
    Consequence nvarchar(2000) NULL,
    ResponsibleBody nvarchar(300) NULL,
    ResponsiblePost nvarchar(300) NULL,
    HeadResponsible bit NOT NULL,
    HeadingId uniqueidentifier NULL,
    IsHeading bit NOT NULL,
    AuthorId uniqueidentifier NOT NULL,
    RecordedAt datetimeoffset(3) NOT NULL,
    Status nvarchar(20) NOT NULL,
    UnitAgrees bit NULL,
    UnitExplanation nvarchar(max) NULL,
    LeftOutReason nvarchar(1000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Findings PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_Findings_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Findings_CampaignId FOREIGN KEY (CampaignId) REFERENCES Campaigns (Id),
    CONSTRAINT FK_Findings_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_Findings_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT FK_Findings_HeadingId FOREIGN KEY (HeadingId) REFERENCES Findings (Id),
    CONSTRAINT CK_Findings_Kind CHECK (Kind IN ('Strength', 'Shortcoming', 'SignOfViolation', 'Cause', 'Difficulty', 'UnitPetition')),
    CONSTRAINT CK_Findings_Severity CHECK (Severity IN ('Low', 'Medium', 'High')),
    CONSTRAINT CK_Findings_CauseNature CHECK (CauseNature IN ('Objective', 'Subjective')),
    CONSTRAINT CK_Findings_Status CHECK (Status IN ('Recorded', 'Reconciling', 'Reconciled', 'InReport', 'InConclusion', 'LeftOut'))
);
CREATE UNIQUE CLUSTERED INDEX CX_Findings ON Findings (CouncilId, Seq);
CREATE UNIQUE INDEX UX_Findings_Number ON Findings (CampaignId, Number);
CREATE INDEX IX_Findings_UnitId ON Findings (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Findings_HeadingId ON Findings (HeadingId) WHERE HeadingId IS NOT NULL;
CREATE INDEX IX_Findings_Visit ON Findings (VisitId, Seq) WHERE VisitId IS NOT NULL;

CREATE TABLE FindingEvidence
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    FindingId uniqueidentifier NOT NULL,
    Kind nvarchar(20) NOT NULL,
    RefId uniqueidentifier NOT NULL,
    CONSTRAINT PK_FindingEvidence PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_FindingEvidence_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_FindingEvidence_FindingId FOREIGN KEY (FindingId) REFERENCES Findings (Id),
    CONSTRAINT CK_FindingEvidence_Kind CHECK (Kind IN ('Opinion', 'OnSiteCheck', 'Indicator', 'HandedDocument', 'Attachment'))
);
CREATE UNIQUE CLUSTERED INDEX CX_FindingEvidence ON FindingEvidence (CouncilId, Seq);
CREATE UNIQUE INDEX UX_FindingEvidence_Ref ON FindingEvidence (FindingId, Kind, RefId);
