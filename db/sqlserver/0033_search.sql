-- What can be found, by the folded words it is found by, those of its title first. Whose it is and how it stands is asked of the thing itself when somebody searches.
-- The words are compared byte by byte: they are folded already, and a language's own order would take two letters for one.

CREATE TABLE SearchEntries
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    Kind nvarchar(30) NOT NULL,
    SubjectId uniqueidentifier NOT NULL,
    OnDay date NOT NULL,
    NumberKey nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    Words nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    TitleLength int NOT NULL,
    CONSTRAINT PK_SearchEntries PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_SearchEntries_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_SearchEntries_Kind CHECK (Kind IN ('FollowUpTask', 'Conclusion', 'Paper', 'IncomingDocument', 'Campaign', 'Visit', 'Finding', 'DelegationReport', 'UnitReport', 'RemediationReport', 'ReminderLetter', 'Unit'))
);
CREATE UNIQUE CLUSTERED INDEX CX_SearchEntries ON SearchEntries (CouncilId, Seq);
CREATE UNIQUE INDEX UX_SearchEntries_Subject ON SearchEntries (SubjectId);
CREATE INDEX IX_SearchEntries_Kind ON SearchEntries (CouncilId, Kind, Seq);
CREATE INDEX IX_SearchEntries_Number ON SearchEntries (CouncilId, NumberKey) WHERE NumberKey IS NOT NULL;
