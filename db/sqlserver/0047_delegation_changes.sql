-- Who joined a delegation after it was founded, and who left it. Rights go by PersonId alone: whoever left stands in FormerPersonId, so that no statement about rights can meet them.

ALTER TABLE DelegationMembers ADD JoinedOn date NULL;
ALTER TABLE DelegationMembers ADD LeftOn date NULL;
ALTER TABLE DelegationMembers ADD FormerPersonId uniqueidentifier NULL;
