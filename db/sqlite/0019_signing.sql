-- Signing papers: what a council has decided about it, who may sign for whom, the files that were prepared to be signed, and the signatures that were made.

CREATE TABLE SigningPolicies
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    SigningOrder TEXT NOT NULL,
    SealHolders TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_SigningPolicies UNIQUE (Id),
    CONSTRAINT FK_SigningPolicies_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT CK_SigningPolicies_SigningOrder CHECK (SigningOrder IN ('SignFirst', 'NumberFirst'))
) STRICT;
CREATE UNIQUE INDEX UX_SigningPolicies_Council ON SigningPolicies (CouncilId);

CREATE TABLE SigningAuthorities
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    BodyId TEXT,
    Form TEXT NOT NULL,
    GrantorId TEXT NOT NULL,
    GrantorPost TEXT NOT NULL,
    PersonId TEXT NOT NULL,
    PersonPost TEXT NOT NULL,
    Kinds TEXT,
    ValidFrom TEXT NOT NULL,
    ValidTo TEXT NOT NULL,
    Reference TEXT NOT NULL,
    GrantedAt TEXT NOT NULL,
    RevokedOn TEXT,
    RevokeReason TEXT,
    Version INTEGER NOT NULL,
    CONSTRAINT PK_SigningAuthorities UNIQUE (Id),
    CONSTRAINT FK_SigningAuthorities_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SigningAuthorities_BodyId FOREIGN KEY (BodyId) REFERENCES Bodies (Id),
    CONSTRAINT FK_SigningAuthorities_GrantorId FOREIGN KEY (GrantorId) REFERENCES People (Id),
    CONSTRAINT FK_SigningAuthorities_PersonId FOREIGN KEY (PersonId) REFERENCES People (Id),
    CONSTRAINT CK_SigningAuthorities_Form CHECK (Form IN ('Deputy', 'ByOrder', 'Authorised'))
) STRICT;
CREATE INDEX IX_SigningAuthorities_BodyId ON SigningAuthorities (BodyId) WHERE BodyId IS NOT NULL;
CREATE INDEX IX_SigningAuthorities_GrantorId ON SigningAuthorities (GrantorId);
CREATE INDEX IX_SigningAuthorities_PersonId ON SigningAuthorities (PersonId);

CREATE TABLE PaperPreparations
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    Sha256 TEXT NOT NULL,
    Size INTEGER NOT NULL,
    Pages INTEGER NOT NULL,
    Year INTEGER NOT NULL,
    HasBlanks INTEGER NOT NULL,
    SignaturePlace TEXT NOT NULL,
    AuthorityId TEXT,
    PreparedBy TEXT NOT NULL,
    PreparedAt TEXT NOT NULL,
    CONSTRAINT PK_PaperPreparations UNIQUE (Id),
    CONSTRAINT FK_PaperPreparations_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperPreparations_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_PaperPreparations_AuthorityId FOREIGN KEY (AuthorityId) REFERENCES SigningAuthorities (Id)
) STRICT;
CREATE INDEX IX_PaperPreparations_PaperId ON PaperPreparations (PaperId);
CREATE INDEX IX_PaperPreparations_AuthorityId ON PaperPreparations (AuthorityId) WHERE AuthorityId IS NOT NULL;

CREATE TABLE PaperSignatures
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    Signer TEXT NOT NULL,
    Way TEXT NOT NULL,
    HolderName TEXT NOT NULL,
    CertificateIssuer TEXT,
    SerialNumber TEXT,
    SignedOn TEXT NOT NULL,
    SignedAt TEXT,
    AuthorityId TEXT,
    ActorId TEXT NOT NULL,
    AddedAt TEXT NOT NULL,
    FileName TEXT,
    Sha256 TEXT,
    Size INTEGER,
    WithdrawnAt TEXT,
    CONSTRAINT PK_PaperSignatures UNIQUE (Id),
    CONSTRAINT FK_PaperSignatures_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_PaperSignatures_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT FK_PaperSignatures_AuthorityId FOREIGN KEY (AuthorityId) REFERENCES SigningAuthorities (Id),
    CONSTRAINT CK_PaperSignatures_Signer CHECK (Signer IN ('Person', 'Agency')),
    CONSTRAINT CK_PaperSignatures_Way CHECK (Way IN ('Here', 'Elsewhere', 'Hand'))
) STRICT;
CREATE INDEX IX_PaperSignatures_PaperId ON PaperSignatures (PaperId);
CREATE INDEX IX_PaperSignatures_AuthorityId ON PaperSignatures (AuthorityId) WHERE AuthorityId IS NOT NULL;

CREATE TABLE SignedUploads
(
    Seq INTEGER PRIMARY KEY,
    Id TEXT NOT NULL,
    CouncilId TEXT NOT NULL,
    PaperId TEXT NOT NULL,
    Status TEXT NOT NULL,
    FileName TEXT NOT NULL,
    Sha256 TEXT NOT NULL,
    Size INTEGER NOT NULL,
    Pages INTEGER NOT NULL,
    Number INTEGER,
    Symbol TEXT,
    IssuedOn TEXT,
    IsSame INTEGER NOT NULL,
    Report TEXT NOT NULL,
    UploadedBy TEXT NOT NULL,
    UploadedAt TEXT NOT NULL,
    CONSTRAINT PK_SignedUploads UNIQUE (Id),
    CONSTRAINT FK_SignedUploads_CouncilId FOREIGN KEY (CouncilId) REFERENCES Councils (Id),
    CONSTRAINT FK_SignedUploads_PaperId FOREIGN KEY (PaperId) REFERENCES OfficialPapers (Id),
    CONSTRAINT CK_SignedUploads_Status CHECK (Status IN ('Waiting', 'Confirmed', 'Dropped'))
) STRICT;
CREATE UNIQUE INDEX UX_SignedUploads_Waiting ON SignedUploads (PaperId) WHERE Status = 'Waiting';
CREATE INDEX IX_SignedUploads_PaperId ON SignedUploads (PaperId);

-- The paper of what writes its own is open once.
CREATE UNIQUE INDEX UX_OfficialPapers_Open ON OfficialPapers (SubjectId, Kind)
    WHERE SubjectId IS NOT NULL AND Kind IN ('UnitReport', 'Minutes', 'MinutesAddendum', 'DelegationReport', 'CommitteeReport', 'GroupReport', 'ConclusionNotice', 'SessionNotice', 'SupervisionResolution', 'ReminderLetter', 'RemediationReport', 'ConfirmationSlip', 'SupplementLetter')
      AND Status IN ('Draft', 'Submitted', 'Approved', 'Signed');
