-- What can be found, by the folded words it is found by, those of its title first. Whose it is and how it stands is asked of the thing itself when somebody searches.

CREATE TABLE SearchEntries
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Kind TEXT NOT NULL,
    SubjectId TEXT NOT NULL,
    OnDay TEXT NOT NULL,
    NumberKey TEXT,
    Words TEXT NOT NULL,
    TitleLength INTEGER NOT NULL,
    CONSTRAINT PK_SearchEntries UNIQUE (Id),
    CONSTRAINT FK_SearchEntries_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_SearchEntries_Kind CHECK (Kind IN ('FollowUpTask', 'Conclusion', 'Paper', 'IncomingDocument', 'Campaign', 'Visit', 'Finding', 'DelegationReport', 'UnitReport', 'RemediationReport', 'ReminderLetter', 'Unit'))
) STRICT;
CREATE UNIQUE INDEX UX_SearchEntries_Subject ON SearchEntries (SubjectId);
CREATE INDEX IX_SearchEntries_Kind ON SearchEntries (CouncilId, Kind, Seq);
CREATE INDEX IX_SearchEntries_Number ON SearchEntries (CouncilId, NumberKey) WHERE NumberKey IS NOT NULL;
