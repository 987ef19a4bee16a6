-- Evidence that a coordinating unit hands to the lead, requests that end with their lead, policies that begin on their day, imports that wait for a second person,
-- secrets that are kept under the installation's keys, and files that no row names.

ALTER TABLE Attachments ADD HandedOverAt datetimeoffset(3) NULL;

ALTER TABLE ExtensionRequests ADD EndReason nvarchar(2000) NULL;

ALTER TABLE FollowUpPolicies ADD AppliedOn date NULL;

ALTER TABLE Webhooks ADD ProtectedSecret nvarchar(2000) NULL;

CREATE TABLE LedgerImports
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    SourcePaperId uniqueidentifier NOT NULL,
    Status nvarchar(20) NOT NULL,
    Content nvarchar(max) NOT NULL,
    Items int NOT NULL,
    FiledBy uniqueidentifier NOT NULL,
    FiledOn date NOT NULL,
    DecidedBy uniqueidentifier NULL,
    DecidedOn date NULL,
    Reason nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_LedgerImports PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_LedgerImports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_LedgerImports_SourcePaperId FOREIGN KEY (SourcePaperId) REFERENCES SourcePapers (Id),
    CONSTRAINT CK_LedgerImports_Status CHECK (Status IN ('Waiting', 'Entered', 'Declined'))
);
CREATE UNIQUE CLUSTERED INDEX CX_LedgerImports ON LedgerImports (CouncilId, Seq);
CREATE INDEX IX_LedgerImports_SourcePaperId ON LedgerImports (SourcePaperId);

CREATE TABLE StrayFiles
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    Sha256 char(64) NOT NULL,
    FoundAt datetimeoffset(3) NOT NULL,
    CONSTRAINT PK_StrayFiles PRIMARY KEY NONCLUSTERED (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_StrayFiles ON StrayFiles (Seq);
CREATE UNIQUE INDEX UX_StrayFiles_File ON StrayFiles (Sha256);
CREATE INDEX IX_Attachments_Sha256 ON Attachments (Sha256);
