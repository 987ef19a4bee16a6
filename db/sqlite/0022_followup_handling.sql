-- Where the lines of a notice lead, checks on the spot that are ordered, and indexes by which it is known whether a row names a file.

ALTER TABLE Notices ADD COLUMN Links TEXT;

CREATE TABLE RecheckOrders
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    TaskId TEXT NOT NULL,
    RecheckOn TEXT NOT NULL,
    AssignedTo TEXT NOT NULL,
    Reason TEXT NOT NULL,
    OrderedBy TEXT NOT NULL,
    OrderedOn TEXT NOT NULL,
    Status TEXT NOT NULL,
    RecheckId TEXT,
    EndedOn TEXT,
    EndReason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_RecheckOrders UNIQUE (Id),
    CONSTRAINT FK_RecheckOrders_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RecheckOrders_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_RecheckOrders_RecheckId FOREIGN KEY (RecheckId) REFERENCES Rechecks (Id),
    CONSTRAINT CK_RecheckOrders_Status CHECK (Status IN ('Ordered', 'Done', 'Withdrawn'))
) STRICT;
CREATE INDEX IX_RecheckOrders_TaskId ON RecheckOrders (TaskId);
CREATE INDEX IX_RecheckOrders_RecheckId ON RecheckOrders (RecheckId) WHERE RecheckId IS NOT NULL;

CREATE INDEX IX_OfficialPapers_Sha256 ON OfficialPapers (Sha256) WHERE Sha256 IS NOT NULL;
CREATE INDEX IX_OfficialPapers_PreparedSha256 ON OfficialPapers (PreparedSha256) WHERE PreparedSha256 IS NOT NULL;
CREATE INDEX IX_IncomingDocuments_Sha256 ON IncomingDocuments (Sha256) WHERE Sha256 IS NOT NULL;
CREATE INDEX IX_RegisterBooks_Sha256 ON RegisterBooks (Sha256);
CREATE INDEX IX_LedgerImports_Waiting ON LedgerImports (CouncilId, Seq) WHERE Status = 'Waiting';
