-- What a body of the council was called before it was renamed, and until which day; its row bears the name of today.

CREATE TABLE BodyNames
(
    Seq bigint IDENTITY(1, 1) NOT NULL,
    Id uniqueidentifier NOT NULL,
    CouncilId uniqueidentifier NOT NULL,
    BodyId uniqueidentifier NOT NULL,
    Name nvarchar(200) NOT NULL,
    HeaderName nvarchar(200) NOT NULL,
    ValidTo date NOT NULL,
    CONSTRAINT PK_BodyNames PRIMARY KEY NONCLUSTERED (Id),
    CONSTRAINT FK_BodyNames_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_BodyNames_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
);
CREATE UNIQUE CLUSTERED INDEX CX_BodyNames ON BodyNames (CouncilId, Seq);
CREATE UNIQUE INDEX UX_BodyNames_ValidTo ON BodyNames (BodyId, ValidTo);
