-- Planning: when a supervision was decided, by whom it was planned and in which weeks it goes to the units; what other bodies do at them; from when on which figures say that two supervisions are alike.

ALTER TABLE Campaigns ADD DecidedOn date NULL;
ALTER TABLE Campaigns ADD VisitsFrom date NULL;
ALTER TABLE Campaigns ADD VisitsTo date NULL;
ALTER TABLE Campaigns ADD PlannedBy uniqueidentifier NULL;
ALTER TABLE Campaigns ADD OverlapReason nvarchar(1000) NULL;
ALTER TABLE Visits ADD OverlapReason nvarchar(1000) NULL;

CREATE TABLE OutsideChecks
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    UnitId uniqueidentifier NOT NULL,
    Body nvarchar(20) NOT NULL,
    BodyName nvarchar(300) NULL,
    Topic nvarchar(500) NOT NULL,
    FoldedTopic nvarchar(500) NOT NULL,
    FromOn date NOT NULL,
    ToOn date NOT NULL,
    SourcePaper nvarchar(300) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_OutsideChecks PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_OutsideChecks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_OutsideChecks_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_OutsideChecks_Body CHECK (Body IN ('Inspectorate', 'StateAudit', 'PartyInspection', 'FatherlandFront', 'NaDeputation', 'Other'))
);
CREATE UNIQUE CLUSTERED INDEX CX_OutsideChecks ON OutsideChecks (CouncilId, Seq);
CREATE INDEX IX_OutsideChecks_UnitId ON OutsideChecks (UnitId, FromOn);
CREATE INDEX IX_OutsideChecks_FromOn ON OutsideChecks (CouncilId, FromOn);

CREATE TABLE PlanningPolicies
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    EffectiveFrom date NOT NULL,
    Paper nvarchar(500) NOT NULL,
    RepeatMonths int NOT NULL,
    SimilarPercent int NOT NULL,
    CONSTRAINT PK_PlanningPolicies PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_PlanningPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_PlanningPolicies ON PlanningPolicies (CouncilId, Seq);
CREATE UNIQUE INDEX UX_PlanningPolicies_From ON PlanningPolicies (CouncilId, EffectiveFrom);
