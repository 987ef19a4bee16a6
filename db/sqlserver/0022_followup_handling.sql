-- Where the lines of a notice lead, checks on the spot that are ordered, and indexes by which it is known whether a row names a file.

ALTER TABLE Notices ADD Links nvarchar(max) NULL;

CREATE TABLE RecheckOrders
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    TaskId uniqueidentifier NOT NULL,
    RecheckOn date NOT NULL,
    AssignedTo nvarchar(500) NOT NULL,
    Reason nvarchar(2000) NOT NULL,
    OrderedBy uniqueidentifier NOT NULL,
    OrderedOn date NOT NULL,
    Status nvarchar(20) NOT NULL,
    RecheckId uniqueidentifier NULL,
    EndedOn date NULL,
    EndReason nvarchar(2000) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_RecheckOrders PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_RecheckOrders_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_RecheckOrders_TaskId FOREIGN KEY (TaskId) REFERENCES FollowUpTasks (Id),
    CONSTRAINT FK_RecheckOrders_RecheckId FOREIGN KEY (RecheckId) REFERENCES Rechecks (Id),
    CONSTRAINT CK_RecheckOrders_Status CHECK (Status IN ('Ordered', 'Done', 'Withdrawn'))
);
CREATE UNIQUE CLUSTERED INDEX CX_RecheckOrders ON RecheckOrders (CouncilId, Seq);
CREATE INDEX IX_RecheckOrders_TaskId ON RecheckOrders (TaskId);
CREATE INDEX IX_RecheckOrders_RecheckId ON RecheckOrders (RecheckId) WHERE RecheckId IS NOT NULL;

CREATE INDEX IX_OfficialPapers_Sha256 ON OfficialPapers (Sha256) WHERE Sha256 IS NOT NULL;
CREATE INDEX IX_OfficialPapers_PreparedSha256 ON OfficialPapers (PreparedSha256) WHERE PreparedSha256 IS NOT NULL;
CREATE INDEX IX_IncomingDocuments_Sha256 ON IncomingDocuments (Sha256) WHERE Sha256 IS NOT NULL;
CREATE INDEX IX_RegisterBooks_Sha256 ON RegisterBooks (Sha256);
CREATE INDEX IX_LedgerImports_Waiting ON LedgerImports (CouncilId, Seq) WHERE Status = 'Waiting';
