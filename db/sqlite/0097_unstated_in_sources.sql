-- What stands in a campaign's record and its source does not state, a line each, and which days of the law's time limits are among it.

ALTER TABLE CampaignSources ADD COLUMN Unstated TEXT;
ALTER TABLE CampaignSources ADD COLUMN UnstatedDays TEXT;
