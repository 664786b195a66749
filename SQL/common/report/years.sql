-- Which financial years have events that were ever published, the latest first?
SELECT DISTINCT year FROM event WHERE year IS NOT NULL AND status <> 'draft' ORDER BY year DESC
