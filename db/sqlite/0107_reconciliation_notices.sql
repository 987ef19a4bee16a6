-- What a delegation found and sends to a unit to compare is a kind of notice of its own: it demands no explanation, and is not urgent.

-- A list of allowed values is changed only with its table; the deliveries that point to notices are judged when all of them are back.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE OldNotices AS SELECT * FROM Notices;
DROP TABLE Notices;

CREATE TABLE Notices
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PersonId TEXT,
    UnitId TEXT,
    Kind TEXT NOT NULL,
    Title TEXT NOT NULL,
    Text TEXT NOT NULL,
    Link TEXT,
    SubjectId TEXT,
    OnceKey TEXT,
    CreatedAt TEXT NOT NULL,
    ReadAt TEXT,
    Links TEXT,
    CONSTRAINT PK_Notices UNIQUE (Id),
    CONSTRAINT FK_Notices_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Notices_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT FK_Notices_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'Reconciliation', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Recheck', 'LedgerImport', 'Delegation', 'Draft', 'Account', 'Other'))
) STRICT;
INSERT INTO Notices (Seq, Id, CouncilId, PersonId, UnitId, Kind, Title, Text, Link, SubjectId, OnceKey, CreatedAt, ReadAt, Links)
SELECT Seq, Id, CouncilId, PersonId, UnitId, Kind, Title, Text, Link, SubjectId, OnceKey, CreatedAt, ReadAt, Links
FROM OldNotices
ORDER BY Seq;
DROP TABLE OldNotices;
CREATE UNIQUE INDEX UX_Notices_Once ON Notices (PersonId, OnceKey) WHERE PersonId IS NOT NULL AND OnceKey IS NOT NULL;
CREATE UNIQUE INDEX UX_Notices_UnitOnce ON Notices (UnitId, OnceKey) WHERE UnitId IS NOT NULL AND PersonId IS NULL AND OnceKey IS NOT NULL;
CREATE INDEX IX_Notices_Unread ON Notices (PersonId, Seq) WHERE ReadAt IS NULL;
CREATE INDEX IX_Notices_PersonId ON Notices (PersonId, Seq) WHERE PersonId IS NOT NULL;
CREATE INDEX IX_Notices_UnitId ON Notices (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_Notices_SubjectId ON Notices (SubjectId) WHERE SubjectId IS NOT NULL;
