-- What does the engine say of its own file? Nothing here: the server checks its pages itself.
SELECT '' AS fault WHERE 1 = 0
