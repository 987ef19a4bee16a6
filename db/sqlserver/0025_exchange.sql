-- Papers for the national exchange axis: signed packages, and what receivers answered. Notices of checks on the spot and of ledgers that are filed get kinds of their own.

ALTER TABLE PaperDispatches DROP CONSTRAINT CK_PaperDispatches_Channel;
ALTER TABLE PaperDispatches ADD CONSTRAINT CK_PaperDispatches_Channel CHECK (Channel IN ('System', 'Email', 'Folder', 'Paper', 'Qlvb', 'Edxml'));
ALTER TABLE Notices DROP CONSTRAINT CK_Notices_Kind;
ALTER TABLE Notices ADD CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Recheck', 'LedgerImport', 'Other'));

CREATE TABLE ExchangePackages
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DispatchId uniqueidentifier NOT NULL,
    SenderCode nvarchar(35) NOT NULL,
    ReceiverCode nvarchar(35) NOT NULL,
    SignerName nvarchar(300) NOT NULL,
    FileName nvarchar(300) NOT NULL,
    Sha256 char(64) NOT NULL,
    Size bigint NOT NULL,
    MadeAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_ExchangePackages PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ExchangePackages_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExchangePackages_DispatchId FOREIGN KEY (DispatchId) REFERENCES PaperDispatches (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_ExchangePackages ON ExchangePackages (CouncilId, Seq);
CREATE INDEX IX_ExchangePackages_DispatchId ON ExchangePackages (DispatchId);
CREATE INDEX IX_ExchangePackages_Sha256 ON ExchangePackages (Sha256);

CREATE TABLE ExchangeAnswers
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    DispatchId uniqueidentifier NOT NULL,
    Answer nvarchar(20) NOT NULL,
    AnsweredAt datetimeoffset(3) NOT NULL,
    Note nvarchar(2000) NULL,
    Staff nvarchar(500) NULL,
    SignerName nvarchar(300) NOT NULL,
    CertificateIssuer nvarchar(300) NULL,
    SerialNumber nvarchar(100) NULL,
    Sha256 char(64) NOT NULL,
    Size bigint NOT NULL,
    RecordedBy uniqueidentifier NOT NULL,
    RecordedAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_ExchangeAnswers PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_ExchangeAnswers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_ExchangeAnswers_DispatchId FOREIGN KEY (DispatchId) REFERENCES PaperDispatches (Id),
    CONSTRAINT CK_ExchangeAnswers_Answer CHECK (Answer IN ('Arrived', 'Refused', 'Received', 'Assigned', 'Processing', 'Done', 'TakingBack', 'TakenBack', 'NotTakenBack'))
);
CREATE UNIQUE CLUSTERED INDEX CX_ExchangeAnswers ON ExchangeAnswers (CouncilId, Seq);
CREATE UNIQUE INDEX UX_ExchangeAnswers_File ON ExchangeAnswers (DispatchId, Sha256);
CREATE INDEX IX_ExchangeAnswers_Sha256 ON ExchangeAnswers (Sha256);
