-- Many urging letters issued by one order, one after another.

CREATE TABLE LetterBatches
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    FirstNumber INTEGER,
    Symbol TEXT NOT NULL,
    IssuedOn TEXT NOT NULL,
    AuthorityLines TEXT NOT NULL,
    SignerName TEXT NOT NULL,
    Recipients TEXT NOT NULL,
    IsSentAtOnce INTEGER NOT NULL,
    LetterCount INTEGER NOT NULL,
    StartedBy TEXT NOT NULL,
    StartedAt TEXT NOT NULL,
    EndedAt TEXT,
    CONSTRAINT PK_LetterBatches UNIQUE (Id),
    CONSTRAINT FK_LetterBatches_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id)
) STRICT;
CREATE INDEX IX_LetterBatches_Open ON LetterBatches (CouncilId) WHERE EndedAt IS NULL;

CREATE TABLE LetterBatchItems
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    LetterBatchId TEXT NOT NULL,
    ReminderLetterId TEXT NOT NULL,
    Place INTEGER NOT NULL,
    Status TEXT NOT NULL,
    Error TEXT,
    CONSTRAINT PK_LetterBatchItems UNIQUE (Id),
    CONSTRAINT FK_LetterBatchItems_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_LetterBatchItems_LetterBatchId FOREIGN KEY (LetterBatchId) REFERENCES LetterBatches (Id),
    CONSTRAINT FK_LetterBatchItems_ReminderLetterId FOREIGN KEY (ReminderLetterId) REFERENCES ReminderLetters (Id),
    CONSTRAINT CK_LetterBatchItems_Status CHECK (Status IN ('Waiting', 'Issued', 'Failed'))
) STRICT;
CREATE INDEX IX_LetterBatchItems_LetterBatchId ON LetterBatchItems (LetterBatchId, Status, Place);
CREATE INDEX IX_LetterBatchItems_ReminderLetterId ON LetterBatchItems (ReminderLetterId);
CREATE UNIQUE INDEX UX_LetterBatchItems_Waiting ON LetterBatchItems (ReminderLetterId) WHERE Status = 'Waiting';
