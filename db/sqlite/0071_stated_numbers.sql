-- A decision states the number of a paper of the council that is signed outside; it stands in the outgoing register without a paper of the system, so that no other gets it.

CREATE TABLE OldDocumentNumbers AS SELECT * FROM DocumentNumbers;
DROP TABLE DocumentNumbers;

CREATE TABLE DocumentNumbers
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    Series TEXT NOT NULL,
    Year INTEGER NOT NULL,
    Number INTEGER NOT NULL,
    Symbol TEXT NOT NULL,
    DocumentType TEXT NOT NULL,
    IssuedOn TEXT NOT NULL,
    PaperId TEXT,
    Status TEXT NOT NULL,
    CancelReason TEXT,
    CancelledBy TEXT,
    RecordKind TEXT,
    RecordId TEXT,
    UnitId TEXT,
    Title TEXT,
    CONSTRAINT PK_DocumentNumbers UNIQUE (Id),
    CONSTRAINT FK_DocumentNumbers_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_DocumentNumbers_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_DocumentNumbers_UnitId FOREIGN KEY (UnitId) REFERENCES Units (Id),
    CONSTRAINT CK_DocumentNumbers_Status CHECK (Status IN ('Reserved', 'Used', 'Cancelled'))
) STRICT;
INSERT INTO DocumentNumbers (Seq, Id, CouncilId, Series, Year, Number, Symbol, DocumentType, IssuedOn, PaperId, Status, CancelReason, CancelledBy)
SELECT Seq, Id, CouncilId, Series, Year, Number, Symbol, DocumentType, IssuedOn, PaperId, Status, CancelReason, CancelledBy
FROM OldDocumentNumbers
ORDER BY Seq;
DROP TABLE OldDocumentNumbers;
CREATE UNIQUE INDEX UX_DocumentNumbers_Number ON DocumentNumbers (CouncilId, Series, Year, Number);
CREATE INDEX IX_DocumentNumbers_PaperId ON DocumentNumbers (PaperId) WHERE PaperId IS NOT NULL;
CREATE INDEX IX_DocumentNumbers_RecordId ON DocumentNumbers (RecordId) WHERE RecordId IS NOT NULL;
CREATE INDEX IX_DocumentNumbers_UnitId ON DocumentNumbers (UnitId) WHERE UnitId IS NOT NULL;
