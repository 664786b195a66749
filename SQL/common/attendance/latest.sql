-- What does the evidence say of this booking at each session, corrections applied?
SELECT a.session_n, a.n, a.mark, a.minutes
FROM attendance a
WHERE a.booking_id = $1
    AND a.n = (SELECT max(n) FROM attendance WHERE booking_id = a.booking_id AND session_n = a.session_n)
ORDER BY a.session_n
