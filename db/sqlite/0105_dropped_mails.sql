-- A mail that was held back is not sent once what it asked for is done; it says so instead of waiting for ever.

CREATE TABLE OldDeliveries AS SELECT * FROM Deliveries;
DROP TABLE Deliveries;

CREATE TABLE Deliveries
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    NoticeId TEXT NOT NULL,
    Channel TEXT NOT NULL,
    WebhookId TEXT,
    Address TEXT NOT NULL,
    IsDigest INTEGER NOT NULL,
    State TEXT NOT NULL,
    Attempts INTEGER NOT NULL,
    NextTryAt TEXT NOT NULL,
    LastError TEXT,
    ClaimedBy TEXT,
    ClaimedUntil TEXT,
    CreatedAt TEXT NOT NULL,
    SentAt TEXT,
    OpenedAt TEXT,
    ProtectedLink TEXT,
    ProtectedText TEXT,
    CONSTRAINT PK_Deliveries UNIQUE (Id),
    CONSTRAINT FK_Deliveries_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_Deliveries_NoticeId FOREIGN KEY (NoticeId) REFERENCES Notices (Id),
    CONSTRAINT FK_Deliveries_WebhookId FOREIGN KEY (WebhookId) REFERENCES Webhooks (Id),
    CONSTRAINT CK_Deliveries_Channel CHECK (Channel IN ('Email', 'Webhook')),
    CONSTRAINT CK_Deliveries_State CHECK (State IN ('Waiting', 'Sent', 'Dead', 'Dropped'))
) STRICT;

INSERT INTO Deliveries (Seq, Id, CouncilId, NoticeId, Channel, WebhookId, Address, IsDigest, State, Attempts, NextTryAt, LastError, ClaimedBy, ClaimedUntil, CreatedAt, SentAt, OpenedAt, ProtectedLink, ProtectedText)
SELECT Seq, Id, CouncilId, NoticeId, Channel, WebhookId, Address, IsDigest, State, Attempts, NextTryAt, LastError, ClaimedBy, ClaimedUntil, CreatedAt, SentAt, OpenedAt, ProtectedLink, ProtectedText
FROM OldDeliveries
ORDER BY Seq;
DROP TABLE OldDeliveries;

CREATE UNIQUE INDEX UX_Deliveries_Mail ON Deliveries (NoticeId, Address) WHERE WebhookId IS NULL;
CREATE UNIQUE INDEX UX_Deliveries_Webhook ON Deliveries (NoticeId, WebhookId) WHERE WebhookId IS NOT NULL;
CREATE INDEX IX_Deliveries_NoticeId ON Deliveries (NoticeId);
CREATE INDEX IX_Deliveries_WebhookId ON Deliveries (WebhookId) WHERE WebhookId IS NOT NULL;
CREATE INDEX IX_Deliveries_Waiting ON Deliveries (CouncilId, Channel, Seq) WHERE State = 'Waiting';
CREATE INDEX IX_Deliveries_Address ON Deliveries (CouncilId, Address, Seq) WHERE State = 'Waiting';
CREATE INDEX IX_Deliveries_Dead ON Deliveries (CouncilId, Seq) WHERE State = 'Dead';
