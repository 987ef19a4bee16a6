-- What a body of the council was called before it was renamed, and until which day; its row bears the name of today.

CREATE TABLE BodyNames
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    BodyId TEXT NOT NULL,
    Name TEXT NOT NULL,
    HeaderName TEXT NOT NULL,
    ValidTo TEXT NOT NULL,
    CONSTRAINT PK_BodyNames UNIQUE (Id),
    CONSTRAINT FK_BodyNames_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_BodyNames_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id)
) STRICT;
CREATE UNIQUE INDEX UX_BodyNames_ValidTo ON BodyNames (BodyId, ValidTo);
