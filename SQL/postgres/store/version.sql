-- How far has the store come: which transactions are over, written another way behind each commit of anybody?
SELECT CAST(pg_current_snapshot() AS TEXT) AS version
