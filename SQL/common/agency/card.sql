-- Which agency is this, as far as booking is concerned?
SELECT id, code, sector, band FROM agency WHERE id = $1
