-- Which checksums does a backup hold of itself?
SELECT name, value FROM store_fact WHERE name LIKE 'backup.%' ORDER BY name
