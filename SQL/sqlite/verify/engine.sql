-- What does the engine say of its own file? One row that says what is wrong; the other engine checks its pages itself.
SELECT quick_check FROM pragma_quick_check(1) WHERE quick_check <> 'ok'
