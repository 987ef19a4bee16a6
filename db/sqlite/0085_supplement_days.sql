-- Reports that were given back, by the day named for their supplement: for calendars.

CREATE INDEX IX_RemediationItems_NewDueOn ON RemediationItems (CouncilId, NewDueOn) WHERE NewDueOn IS NOT NULL;
