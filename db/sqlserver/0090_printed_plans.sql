-- What the annexed plan printed as the last day of each unit's report when its founding paper was issued, and which papers adjust a printed plan; of plans before, the day that stands.

ALTER TABLE CampaignUnits ADD PrintedDueOn date NULL;
ALTER TABLE CampaignPapers ADD AdjustsPlan bit NULL;
GO

UPDATE CampaignUnits SET PrintedDueOn = ReportDueOn
WHERE EXISTS (
    SELECT 1 FROM OfficialPapers p
    WHERE p.CampaignId = CampaignUnits.CampaignId AND p.Kind IN ('FoundingResolution', 'FoundingDecision') AND p.Status IN ('Issued', 'Sent', 'Acknowledged') AND p.Force IN ('InForce', 'Corrected'));
