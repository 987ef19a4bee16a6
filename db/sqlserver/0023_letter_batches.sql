-- Many urging letters issued by one order, one after another.

CREATE TABLE LetterBatches
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    FirstNumber int NULL,
    Symbol nvarchar(60) NOT NULL,
    IssuedOn date NOT NULL,
    AuthorityLines nvarchar(500) NOT NULL,
    SignerName nvarchar(200) NOT NULL,
    Recipients nvarchar(2000) NOT NULL,
    IsSentAtOnce bit NOT NULL,
    LetterCount int NOT NULL,
    StartedBy uniqueidentifier NOT NULL,
    StartedAt datetimeoffset(3) NOT NULL,
    EndedAt datetimeoffset(3) NULL,
    CONSTRAINT PK_LetterBatches PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_LetterBatches_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_LetterBatches ON LetterBatches (CouncilId, Seq);
CREATE INDEX IX_LetterBatches_Open ON LetterBatches (CouncilId) WHERE EndedAt IS NULL;

CREATE TABLE LetterBatchItems
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    LetterBatchId uniqueidentifier NOT NULL,
    ReminderLetterId uniqueidentifier NOT NULL,
    Place int NOT NULL,
    Status nvarchar(20) NOT NULL,
    Error nvarchar(1000) NULL,
    CONSTRAINT PK_LetterBatchItems PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_LetterBatchItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_LetterBatchItems_LetterBatchId FOREIGN KEY (LetterBatchId) REFERENCES LetterBatches (Id),
    CONSTRAINT FK_LetterBatchItems_ReminderLetterId FOREIGN KEY (ReminderLetterId) REFERENCES ReminderLetters (Id),
    CONSTRAINT CK_LetterBatchItems_Status CHECK (Status IN ('Waiting', 'Issued', 'Failed'))
);
CREATE UNIQUE CLUSTERED INDEX CX_LetterBatchItems ON LetterBatchItems (CouncilId, Seq);
CREATE INDEX IX_LetterBatchItems_LetterBatchId ON LetterBatchItems (LetterBatchId, Status, Place);
CREATE INDEX IX_LetterBatchItems_ReminderLetterId ON LetterBatchItems (ReminderLetterId);
CREATE UNIQUE INDEX UX_LetterBatchItems_Waiting ON LetterBatchItems (ReminderLetterId) WHERE Status = 'Waiting';
