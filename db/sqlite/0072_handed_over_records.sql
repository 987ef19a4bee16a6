-- What a dossier held when the archive took it: what is entered with an earlier day afterwards is handed over too, before the supervision is archived.

ALTER TABLE Dossiers ADD COLUMN HandedOverRecords TEXT;
