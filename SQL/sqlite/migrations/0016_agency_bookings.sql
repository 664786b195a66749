-- What the lead of an agency lists: finds the bookings that were made for it, those of one event beside each other.
CREATE INDEX booking_by_agency ON booking (agency_id, id);

-- Lists the charges of an agency in their order.
CREATE INDEX charge_by_agency ON charge (agency_id, event_date, booking_id, n);
