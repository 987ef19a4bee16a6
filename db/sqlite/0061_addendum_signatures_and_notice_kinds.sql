-- Who signed what was added to minutes after they were locked, or refused: without its signatures an addendum has no effect. Notices of delegations, drafts and accounts get kinds of their own.

CREATE TABLE AddendumSignatures
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    AddendumId TEXT NOT NULL,
    Party TEXT NOT NULL,
    UnitId TEXT,
    SignerName TEXT NOT NULL,
    SignerTitle TEXT NOT NULL,
    SignedOn TEXT,
    RefusedReason TEXT,
    CONSTRAINT PK_AddendumSignatures UNIQUE (Id),
    CONSTRAINT FK_AddendumSignatures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AddendumSignatures_AddendumId FOREIGN KEY (AddendumId) REFERENCES MinutesAddenda (Id),
    CONSTRAINT FK_AddendumSignatures_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_AddendumSignatures_Party CHECK (Party IN ('Secretary', 'Head', 'UnitRepresentative'))
) STRICT;
CREATE INDEX IX_AddendumSignatures_AddendumId ON AddendumSignatures (AddendumId);
CREATE UNIQUE INDEX UX_AddendumSignatures_Party ON AddendumSignatures (AddendumId, Party) WHERE UnitId IS NULL;
CREATE UNIQUE INDEX UX_AddendumSignatures_Unit ON AddendumSignatures (AddendumId, UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_AddendumSignatures_UnitId ON AddendumSignatures (UnitId) WHERE UnitId IS NOT NULL;

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
    CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Recheck', 'LedgerImport', 'Delegation', 'Draft', 'Account', 'Other'))
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
