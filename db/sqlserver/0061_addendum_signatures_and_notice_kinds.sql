-- Who signed what was added to minutes after they were locked, or refused: without its signatures an addendum has no effect. Notices of delegations, drafts and accounts get kinds of their own.

CREATE TABLE AddendumSignatures
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    AddendumId uniqueidentifier NOT NULL,
    Party nvarchar(20) NOT NULL,
    UnitId uniqueidentifier NULL,
    SignerName nvarchar(200) NOT NULL,
    SignerTitle nvarchar(300) NOT NULL,
    SignedOn date NULL,
    RefusedReason nvarchar(1000) NULL,
    CONSTRAINT PK_AddendumSignatures PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_AddendumSignatures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_AddendumSignatures_AddendumId FOREIGN KEY (AddendumId) REFERENCES MinutesAddenda (Id),
    CONSTRAINT FK_AddendumSignatures_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_AddendumSignatures_Party CHECK (Party IN ('Secretary', 'Head', 'UnitRepresentative'))
);
CREATE UNIQUE CLUSTERED INDEX CX_AddendumSignatures ON AddendumSignatures (CouncilId, Seq);
CREATE INDEX IX_AddendumSignatures_AddendumId ON AddendumSignatures (AddendumId);
CREATE UNIQUE INDEX UX_AddendumSignatures_Party ON AddendumSignatures (AddendumId, Party) WHERE UnitId IS NULL;
CREATE UNIQUE INDEX UX_AddendumSignatures_Unit ON AddendumSignatures (AddendumId, UnitId) WHERE UnitId IS NOT NULL;
CREATE INDEX IX_AddendumSignatures_UnitId ON AddendumSignatures (UnitId) WHERE UnitId IS NOT NULL;

ALTER TABLE Notices DROP CONSTRAINT CK_Notices_Kind;
ALTER TABLE Notices ADD CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Recheck', 'LedgerImport', 'Delegation', 'Draft', 'Account', 'Other'));
