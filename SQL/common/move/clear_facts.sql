-- Takes out what a fresh store says of itself, to make room for what is moved in.
DELETE FROM store_fact
