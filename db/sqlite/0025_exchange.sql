-- Papers for the national exchange axis: signed packages, and what receivers answered. Notices of checks on the spot and of ledgers that are filed get kinds of their own.

-- A list of allowed values is changed only with its table; the deliveries that point to notices are judged when all of them are back.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE OldNotices AS SELECT * FROM Notices;
DROP TABLE Notices;
CREATE TABLE OldPaperDispatches AS SELECT * FROM PaperDispatches;
DROP TABLE PaperDispatches;

CREATE TABLE PaperDispatches
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    UnitId TEXT,
    Receiver TEXT NOT NULL,
    Channel TEXT NOT NULL,
    Address TEXT,
    Status TEXT NOT NULL,
    Error TEXT,
    Attempts INTEGER NOT NULL,
    DueAt TEXT,
    SentOn TEXT NOT NULL,
    SentBy TEXT NOT NULL,
    AcknowledgedOn TEXT,
    AcknowledgedBy TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_PaperDispatches UNIQUE (Id),
    CONSTRAINT FK_PaperDispatches_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperDispatches_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_PaperDispatches_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_PaperDispatches_Channel CHECK (Channel IN ('System', 'Email', 'Folder', 'Paper', 'Qlvb', 'Edxml')),
    CONSTRAINT CK_PaperDispatches_Status CHECK (Status IN ('Waiting', 'Sent', 'Failed', 'Acknowledged', 'Recalled'))
) STRICT;
INSERT INTO PaperDispatches (Seq, Id, CouncilId, PaperId, UnitId, Receiver, Channel, Address, Status, Error, Attempts, DueAt, SentOn, SentBy, AcknowledgedOn, AcknowledgedBy, Version)
SELECT Seq, Id, CouncilId, PaperId, UnitId, Receiver, Channel, Address, Status, Error, Attempts, DueAt, SentOn, SentBy, AcknowledgedOn, AcknowledgedBy, Version
FROM OldPaperDispatches
ORDER BY Seq;
DROP TABLE OldPaperDispatches;
CREATE UNIQUE INDEX UX_PaperDispatches_Receiver ON PaperDispatches (PaperId, Channel, Receiver);
CREATE INDEX IX_PaperDispatches_UnitId ON PaperDispatches (UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_PaperDispatches_Due ON PaperDispatches (CouncilId, DueAt) WHERE DueAt IS NOT NULL;
CREATE INDEX IX_PaperDispatches_Missing ON PaperDispatches (CouncilId, SentOn) WHERE AcknowledgedOn IS NULL;

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
    CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Recheck', 'LedgerImport', 'Other'))
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

CREATE TABLE ExchangePackages
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DispatchId TEXT NOT NULL,
    SenderCode TEXT NOT NULL,
    ReceiverCode TEXT NOT NULL,
    SignerName TEXT NOT NULL,
    FileName TEXT NOT NULL,
    Sha256 TEXT NOT NULL,
    Size INTEGER NOT NULL,
    MadeAt TEXT NOT NULL,
    CONSTRAINT PK_ExchangePackages UNIQUE (Id),
    CONSTRAINT FK_ExchangePackages_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExchangePackages_DispatchId FOREIGN KEY (DispatchId) REFERENCES PaperDispatches (Id)
) STRICT;
CREATE INDEX IX_ExchangePackages_DispatchId ON ExchangePackages (DispatchId);
CREATE INDEX IX_ExchangePackages_Sha256 ON ExchangePackages (Sha256);

CREATE TABLE ExchangeAnswers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    DispatchId TEXT NOT NULL,
    Answer TEXT NOT NULL,
    AnsweredAt TEXT NOT NULL,
    Note TEXT,
    Staff TEXT,
    SignerName TEXT NOT NULL,
    CertificateIssuer TEXT,
    SerialNumber TEXT,
    Sha256 TEXT NOT NULL,
    Size INTEGER NOT NULL,
    RecordedBy TEXT NOT NULL,
    RecordedAt TEXT NOT NULL,
    CONSTRAINT PK_ExchangeAnswers UNIQUE (Id),
    CONSTRAINT FK_ExchangeAnswers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExchangeAnswers_DispatchId FOREIGN KEY (DispatchId) REFERENCES PaperDispatches (Id),
    CONSTRAINT CK_ExchangeAnswers_Answer CHECK (Answer IN ('Arrived', 'Refused', 'Received', 'Assigned', 'Processing', 'Done', 'TakingBack', 'TakenBack', 'NotTakenBack'))
) STRICT;
CREATE UNIQUE INDEX UX_ExchangeAnswers_File ON ExchangeAnswers (DispatchId, Sha256);
CREATE INDEX IX_ExchangeAnswers_Sha256 ON ExchangeAnswers (Sha256);
