-- Devices that people record on at a visit: how many findings each still holds, and when it was last heard of.

CREATE TABLE VisitDevices
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    VisitId TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    DeviceKey TEXT NOT NULL,
    Unsent INTEGER NOT NULL,
    HeardAt TEXT NOT NULL,
    LeftAt TEXT,
    CONSTRAINT PK_VisitDevices UNIQUE (Id),
    CONSTRAINT FK_VisitDevices_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_VisitDevices_VisitId FOREIGN KEY (VisitId) REFERENCES Visits (Id),
    CONSTRAINT FK_VisitDevices_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id)
) STRICT;
CREATE UNIQUE INDEX UX_VisitDevices_Device ON VisitDevices (VisitId, PersonId, DeviceKey);
CREATE INDEX IX_VisitDevices_PersonId ON VisitDevices (PersonId);
