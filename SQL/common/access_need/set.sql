-- Sets what the owner of a booking needs.
INSERT INTO access_need (booking_id, needs, consented_at, recorded_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (booking_id) DO UPDATE SET
    needs = excluded.needs, consented_at = excluded.consented_at, recorded_by = excluded.recorded_by
