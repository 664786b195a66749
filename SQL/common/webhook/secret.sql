-- With what are messages to this receiver signed?
SELECT secret FROM webhook WHERE id = $1
