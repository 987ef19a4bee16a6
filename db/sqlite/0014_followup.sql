-- Evidence that a coordinating unit hands to the lead, requests that end with their lead, policies that begin on their day, imports that wait for a second person,
-- secrets that are kept under the installation's keys, and files that no row names.

ALTER TABLE Attachments ADD HandedOverAt TEXT;

ALTER TABLE ExtensionRequests ADD EndReason TEXT;

ALTER TABLE FollowUpPolicies ADD AppliedOn TEXT;

ALTER TABLE Webhooks ADD ProtectedSecret TEXT;

CREATE TABLE LedgerImports
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    SourcePaperId TEXT NOT NULL,
    Status TEXT NOT NULL,
    Content TEXT NOT NULL,
    Items INTEGER NOT NULL,
    FiledBy TEXT NOT NULL,
    FiledOn TEXT NOT NULL,
    DecidedBy TEXT,
    DecidedOn TEXT,
    Reason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_LedgerImports UNIQUE (Id),
    CONSTRAINT FK_LedgerImports_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_LedgerImports_SourcePaperId FOREIGN KEY (SourcePaperId) REFERENCES SourcePapers (Id),
    CONSTRAINT CK_LedgerImports_Status CHECK (Status IN ('Waiting', 'Entered', 'Declined'))
) STRICT;
CREATE INDEX IX_LedgerImports_SourcePaperId ON LedgerImports (SourcePaperId);

CREATE TABLE StrayFiles
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    Sha256 TEXT NOT NULL,
    FoundAt TEXT NOT NULL,
    CONSTRAINT PK_StrayFiles UNIQUE (Id)
) STRICT;
CREATE UNIQUE INDEX UX_StrayFiles_File ON StrayFiles (Sha256);
CREATE INDEX IX_Attachments_Sha256 ON Attachments (Sha256);
