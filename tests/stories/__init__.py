"""Stories: the whole product in a real browser, actor by actor."""
