-- Planning: when a supervision was decided, by whom it was planned and in which weeks it goes to the units; what other bodies do at them; from when on which figures say that two supervisions are alike.

ALTER TABLE Campaigns ADD COLUMN DecidedOn TEXT;
ALTER TABLE Campaigns ADD COLUMN VisitsFrom TEXT;
ALTER TABLE Campaigns ADD COLUMN VisitsTo TEXT;
ALTER TABLE Campaigns ADD COLUMN PlannedBy TEXT;
ALTER TABLE Campaigns ADD COLUMN OverlapReason TEXT;
ALTER TABLE Visits ADD COLUMN OverlapReason TEXT;

CREATE TABLE OutsideChecks
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    UnitId TEXT NOT NULL,
    Body TEXT NOT NULL,
    BodyName TEXT,
    Topic TEXT NOT NULL,
    FoldedTopic TEXT NOT NULL,
    FromOn TEXT NOT NULL,
    ToOn TEXT NOT NULL,
    SourcePaper TEXT NOT NULL,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_OutsideChecks UNIQUE (Id),
    CONSTRAINT FK_OutsideChecks_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_OutsideChecks_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_OutsideChecks_Body CHECK (Body IN ('Inspectorate', 'StateAudit', 'PartyInspection', 'FatherlandFront', 'NaDeputation', 'Other'))
) STRICT;
CREATE INDEX IX_OutsideChecks_UnitId ON OutsideChecks (UnitId, FromOn);
CREATE INDEX IX_OutsideChecks_FromOn ON OutsideChecks (CouncilId, FromOn);

CREATE TABLE PlanningPolicies
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    EffectiveFrom TEXT NOT NULL,
    Paper TEXT NOT NULL,
    RepeatMonths INTEGER NOT NULL,
    SimilarPercent INTEGER NOT NULL,
    CONSTRAINT PK_PlanningPolicies UNIQUE (Id),
    CONSTRAINT FK_PlanningPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE UNIQUE INDEX UX_PlanningPolicies_From ON PlanningPolicies (CouncilId, EffectiveFrom);
